import { KeepListPage, type ChosenNow } from '../../views/matching/keep-list-page.tsx';
import { ListPage, type ListEntry } from '../../views/matching/list-page.tsx';
import { ListsPage } from '../../views/matching/lists-page.tsx';
import { today, type Ctx } from '../ctx.ts';
import type { Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { readForm } from '../http/form.ts';
import { act, file, page, type Route } from '../http/route.ts';
import { positionCards } from '../positions/index.ts';
import { writeWorkbook } from '../sheets/index.ts';
import { chosenStudents } from './chosen-students.ts';
import type { PositionFacts } from './facts.ts';
import { listForm, type ListChoice } from './input.ts';
import { keepList } from './keep-list.ts';
import { noteListed } from './note-listed.ts';
import { candidatesFor, positionForCandidates } from './reads-candidates.ts';
import { currentBook } from './reads-editions.ts';
import { studentFactsOf } from './reads-facts.ts';
import { listsFor, listWithId, type OpenList } from './reads-lists.ts';
import { studentNames } from './reads-names.ts';
import { removeFromList } from './remove-from-list.ts';
import { candidatesPerPage, showCandidates } from './routes-candidates.tsx';
import { listSheet } from './routes-list-sheet.ts';
import { pageNumber } from './routes-whom.ts';
import { explain } from './rules.ts';

const perPage = 50;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function showLists(ask: Ask): Promise<Response> {
  const number = pageNumber(ask);
  const { lists, count } = await listsFor(ask.ctx, { offset: (number - 1) * perPage, limit: perPage });
  const last = Math.max(1, Math.ceil(count / perPage));
  return (
    ask.beyond(number, last) ??
    ask.show(<ListsPage page={ask.page} lists={lists} count={count} number={number} last={last} />)
  );
}

/** Those whom staff ticked among the candidates, before anything is kept. */
async function askToKeep(ask: Ask): Promise<Response> {
  const position = await positionForCandidates(ask.ctx, ask.param('number'));
  const students = ask.query.has('all') ? await studentsOnPage(ask, position) : ask.query.getAll('student');
  if (students.length === 0) return showCandidates(ask, { student: 'nobody_ticked' });
  return showKeep(ask, { students, looked: [], list: '', title: null }, {});
}

async function studentsOnPage({ ctx, query }: Ask, position: PositionFacts): Promise<string[]> {
  const paging = { offset: (pageNumber({ query }) - 1) * candidatesPerPage, limit: candidatesPerPage };
  const { matches } = await candidatesFor(ctx, position, paging);
  return matches.map(({ match }) => match.student);
}

type Asked = ListChoice & { readonly students: readonly string[]; readonly looked: readonly string[] };

async function showKeep(ask: Ask, asked: Asked, problems: Problems): Promise<Response> {
  const { ctx } = ask;
  const position = await positionForCandidates(ctx, ask.param('number'));
  const [card] = await positionCards(ctx, [position.serial]);
  const chosen = await chosenNow(ctx, position, asked.students);
  const districts = new Set(chosen.map((student) => student.district));
  const { lists } = await listsFor(ctx, { positionId: position.serial, offset: 0, limit: perPage });
  await noteListed(
    ctx,
    position,
    { verb: 'candidates.read', thing: { kind: 'position', id: position.number } },
    chosen.map((student) => student.id),
  );
  return ask.show(
    <KeepListPage
      page={ask.page}
      number={position.number}
      title={card!.title}
      chosen={chosen}
      lists={lists.filter(({ district }) => district === null || (districts.size === 1 && districts.has(district)))}
      values={{ list: asked.list, title: asked.title ?? '', looked: asked.looked }}
      problems={problems}
    />,
    Object.keys(problems).length > 0 ? 422 : 200,
  );
}

async function chosenNow(ctx: Ctx, position: PositionFacts, numbers: readonly string[]): Promise<ChosenNow[]> {
  const chosen = await chosenStudents(ctx, numbers);
  const book = await currentBook(ctx);
  const facts = await studentFactsOf(
    ctx,
    chosen.map((student) => student.id),
  );
  const classOf = new Map(
    facts.map((student) => {
      const match = explain(book, student, position, today(ctx));
      return [student.serial, 'refused' in match ? null : match.class];
    }),
  );
  return chosen.map((student) => ({ ...student, class: classOf.get(student.id) ?? null }));
}

async function keep(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const asked = { students: form.all('student'), looked: form.all('looked') };
  const read = readForm(form, listForm);
  if (!read.ok) return showKeep(ask, { ...asked, list: form.text('list'), title: form.text('title') }, read.problems);
  const { list, title } = read.value;
  if (asked.students.length === 0) return showCandidates(ask, { student: 'nobody_ticked' });
  const listId = list === 'new' ? null : Number(list);
  const kept = await keepList(ask.ctx, { ...asked, positionNumber: ask.param('number'), listId, title });
  if (!kept.ok) return showKeep(ask, { ...asked, list, title }, kept.problems);
  const { id, added, there, apart } = kept;
  return ask.go(`/lists/${id}?done=list_kept&added=${added}&there=${there}&apart=${apart}`);
}

async function showList(ask: Ask, problems: Problems = {}): Promise<Response> {
  const open = await listWithId(ask.ctx, ask.id('id'));
  const entries = await entriesOf(ask, open, 'chosen_list');
  return ask.show(
    <ListPage
      page={ask.page}
      list={open.list}
      entries={entries}
      outOfReach={open.outOfReach}
      kept={keptCounts(ask.query)}
      problems={problems}
      today={today(ask.ctx)}
    />,
    Object.keys(problems).length > 0 ? 422 : 200,
  );
}

/** Each of them reads in her own log that she was looked at. */
async function entriesOf({ ctx }: Ask, { list, entries }: OpenList, kind: string): Promise<ListEntry[]> {
  const ids = entries.map((entry) => entry.studentId);
  const names = await studentNames(ctx, ids);
  const look = { verb: 'lists.read', thing: { kind, id: String(list.id) } } as const;
  const position = entries[0]?.position;
  if (position) await noteListed(ctx, position, look, ids);
  return entries.flatMap((verified) => {
    const student = names.get(verified.studentId);
    return student ? [{ verified, student }] : [];
  });
}

/** What was just put on it, as the address says; nothing where a part is no count. */
function keptCounts(query: URLSearchParams) {
  const [added, there, apart] = ['added', 'there', 'apart'].map((name) => Number(query.get(name) ?? Number.NaN));
  const counts = { added: added!, there: there!, apart: apart! };
  return Object.values(counts).every((count) => Number.isSafeInteger(count) && count >= 0) ? counts : null;
}

async function downloadList(ask: Ask): Promise<Response> {
  const open = await listWithId(ask.ctx, ask.id('id'));
  const entries = await entriesOf(ask, open, 'list_sheet');
  const bytes = await writeWorkbook(listSheet(ask.page, open.list, entries));
  return ask.download(`${open.list.positionNumber}-${open.list.title}.xlsx`, xlsx, bytes);
}

async function remove(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const listId = ask.id('id');
  const removed = await removeFromList(ask.ctx, { listId, students: form.all('student') });
  return removed.ok ? ask.go(`/lists/${listId}?done=list_removed`) : showList(ask, removed.problems);
}

export const listRoutes: readonly Route[] = [
  page('/positions/:number/lists/new', 'lists.keep', askToKeep),
  act('/positions/:number/lists/new', 'lists.keep', keep),
  page('/lists', 'lists.read', showLists),
  page('/lists/:id', 'lists.read', (ask) => showList(ask)),
  file('/lists/:id/list.xlsx', 'lists.read', downloadList),
  act('/lists/:id/remove', 'lists.keep', remove),
];
