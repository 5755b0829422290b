import { NeedsCheckPage } from '../../views/students/needs-check-page.tsx';
import { NeedsHistoryPage } from '../../views/students/needs-history-page.tsx';
import { NeedsPage, type WhoseNeeds } from '../../views/students/needs-page.tsx';
import type { Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import type { Form } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { othersStudent, versionOf } from './routes-around.ts';
import { confirmNeeds } from './confirm-needs.ts';
import { ownStudentId, studentWithId, type Student } from './find-student.ts';
import { noteView } from './note-view.ts';
import { needHistory, needsOf, type NeedsPageFacts } from './reads-needs.ts';
import { needsByAnswer, needSheet, readAnswers, remoteNeed } from './rules-needs.ts';

/** The student of the page, and how the page speaks of her. */
type Whose = { readonly student: Student; readonly whose: WhoseNeeds };
type Find = (ask: Ask) => Promise<Whose>;

const herOwn: Find = async ({ ctx }) => ({
  student: await studentWithId(ctx, ownStudentId(ctx), 'needs.read'),
  whose: { path: '/my/needs', own: true, student: null },
});

const withStaff: Find = async (ask) => {
  const student = await othersStudent(ask, 'needs.read');
  await noteView(ask.ctx, student, 'needs.read');
  const { name, number } = student;
  return { student, whose: { path: `/students/${number}/needs`, own: false, student: { name, number } } };
};

/** The questions: as they stand on record or, coming back from the check, as they were just answered. */
async function ask(request: Ask, { student, whose }: Whose, form?: Form): Promise<Response> {
  const facts = await needsOf(request.ctx, student.id);
  const answers = form ? readAnswers(form.values) : facts.answers;
  return request.show(
    <NeedsPage
      page={request.page}
      whose={whose}
      sheet={needSheet(facts.questions, answers, form === undefined && isNew(facts))}
      acceptsRemote={form ? form.text('accepts_remote') !== '' : facts.acceptsRemote}
      remoteNeed={remoteNeed}
      version={form ? versionOf(form) : facts.version}
      confirmedOn={facts.confirmedOn}
      draftSavedAt={facts.draftSavedAt}
    />,
  );
}

/** Whoever has confirmed once, or put answers aside, has looked at the suggestions already. */
const isNew = ({ confirmedOn, draftSavedAt }: NeedsPageFacts): boolean => confirmedOn === null && draftSavedAt === null;

async function check(request: Ask, { whose }: Whose, form: Form, problems: Problems = {}): Promise<Response> {
  const answers = readAnswers(form.values);
  return request.show(
    <NeedsCheckPage
      page={request.page}
      whose={whose}
      answers={answers}
      byAnswer={needsByAnswer(answers)}
      acceptsRemote={form.text('accepts_remote') !== ''}
      remoteNeed={remoteNeed}
      version={versionOf(form)}
      problems={problems}
    />,
    Object.keys(problems).length > 0 ? 422 : 200,
  );
}

async function keep(request: Ask, { student, whose }: Whose, form: Form, confirm: boolean): Promise<Response> {
  await confirmNeeds(request.ctx, {
    studentId: student.id,
    answers: readAnswers(form.values),
    acceptsRemote: form.text('accepts_remote') !== '',
    confirm,
    by: whose.own ? 'herself' : 'with_staff',
    basedOn: versionOf(form),
  });
  return request.go(`${whose.path}?done=${confirm ? 'needs_confirmed' : 'needs_kept'}`);
}

async function answered(request: Ask, found: Whose): Promise<Response> {
  const form = await request.form();
  switch (form.text('step')) {
    case 'confirm':
      if (!found.whose.own && form.text('with_her') === '')
        return check(request, found, form, { with_her: 'not_ticked' });
      return keep(request, found, form, true);
    case 'keep':
      return keep(request, found, form, false);
    case 'edit':
      return ask(request, found, form);
    default:
      return check(request, found, form);
  }
}

async function history(request: Ask, { student, whose }: Whose): Promise<Response> {
  const versions = await needHistory(request.ctx, student.id);
  return request.show(<NeedsHistoryPage page={request.page} whose={whose} versions={versions} />);
}

const routesAt = (path: string, find: Find): readonly Route[] => [
  page(path, 'needs.read', async (request) => ask(request, await find(request))),
  act(path, 'needs.confirm', async (request) => answered(request, await find(request))),
  page(`${path}/history`, 'needs.read', async (request) => history(request, await find(request))),
];

export const needsRoutes: readonly Route[] = [
  ...routesAt('/my/needs', herOwn),
  ...routesAt('/students/:number/needs', withStaff),
];
