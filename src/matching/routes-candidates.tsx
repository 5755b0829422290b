import { CandidatesPage } from '../../views/matching/candidates-page.tsx';
import { limitNamed } from '../../views/matching/limit-said.ts';
import { NotListedPage } from '../../views/matching/not-listed-page.tsx';
import { LeftOut } from '../../views/matching/student-name.tsx';
import { Zh } from '../../views/parts/zh.tsx';
import { noteLooks } from '../audit/index.ts';
import { today } from '../ctx.ts';
import type { Problems } from '../errors.ts';
import type { Ask } from '../http/ask.ts';
import { positionCards } from '../positions/index.ts';
import { writeWorkbook } from '../sheets/index.ts';
import type { PositionFacts } from './facts.ts';
import { noteListed } from './note-listed.ts';
import { candidatesSheet } from './routes-candidates-sheet.ts';
import { othersFacts, pageNumber } from './routes-whom.ts';
import { candidatesFor, positionForCandidates, refusedStudentsFor } from './reads-candidates.ts';
import { total } from './reads-found.ts';
import { listsFor } from './reads-lists.ts';
import { studentNames } from './reads-names.ts';
import { refusedPositionsFor } from './reads.ts';
import { whyShut } from './rules-why.ts';

export const candidatesPerPage = 20;
const mostLists = 10;

const lookAt = ({ number }: PositionFacts, kind = 'position') =>
  ({ verb: 'candidates.read', thing: { kind, id: number } }) as const;

/** `problems`: nobody was chosen for a list. */
export async function showCandidates(ask: Ask, problems: Problems = {}): Promise<Response> {
  const { ctx } = ask;
  const position = await positionForCandidates(ctx, ask.param('number'));
  const [card] = await positionCards(ctx, [position.serial]);
  const number = pageNumber(ask);
  const found = await candidatesFor(ctx, position, {
    offset: (number - 1) * candidatesPerPage,
    limit: candidatesPerPage,
  });
  const count = total(found.counts);
  const last = Math.max(1, Math.ceil(count / candidatesPerPage));
  const beyond = ask.beyond(number, last);
  if (beyond) return beyond;
  const ids = found.matches.map((each) => each.id);
  const names = await studentNames(ctx, ids);
  await noteListed(ctx, position, lookAt(position), ids);
  const hidden = await refusedStudentsFor(ctx, position, { offset: 0, limit: 1 });
  return ask.show(
    <CandidatesPage
      page={ask.page}
      position={position}
      title={card!.title}
      employer={card!.employerName}
      headcount={card!.headcount}
      candidates={found.matches.flatMap(({ match, id }) => {
        const student = names.get(id);
        return student ? [{ match, student, opportunities: student.opportunities }] : [];
      })}
      total={count}
      number={number}
      last={last}
      hidden={hidden.count}
      shut={whyShut(position, today(ctx))}
      lists={(await listsFor(ctx, { positionId: position.serial, offset: 0, limit: mostLists })).lists}
      problems={problems}
      today={today(ctx)}
    />,
    Object.keys(problems).length > 0 ? 422 : 200,
  );
}

export async function showNotListedStudents(ask: Ask): Promise<Response> {
  const { ctx } = ask;
  const w = ask.page.words.matching;
  const position = await positionForCandidates(ctx, ask.param('number'));
  const number = pageNumber(ask);
  const found = await refusedStudentsFor(ctx, position, {
    offset: (number - 1) * candidatesPerPage,
    limit: candidatesPerPage,
  });
  const ids = found.refused.map((each) => each.id);
  const names = await studentNames(ctx, ids);
  const apart = found.refused.filter(({ refused }) => refused.includes('category')).map(({ id }) => id);
  await noteLooks(ctx, lookAt(position), ids);
  await noteListed(ctx, position, lookAt(position), apart);
  const limit = limitNamed(ask.page, position);
  return ask.show(
    <NotListedPage
      page={ask.page}
      title={w.hiddenStudentsTitle}
      lead={w.hiddenStudentsLead(found.count)}
      notice={limit && w.notListedLimited(limit)}
      head={w.hiddenHeads.student}
      current="managedPositions"
      back={{ href: `/positions/${position.number}/candidates`, label: w.candidates }}
      rows={found.refused.flatMap(({ id, refused }) => {
        const student = names.get(id);
        return student
          ? [{ what: <LeftOut page={ask.page} position={position.number} student={student} />, refused }]
          : [];
      })}
      number={number}
      last={Math.max(1, Math.ceil(found.count / candidatesPerPage))}
      path={`/positions/${position.number}/candidates/not-listed`}
    />,
  );
}

export async function showNotListedPositions(ask: Ask): Promise<Response> {
  const { ctx } = ask;
  const w = ask.page.words.matching;
  const { student, of } = await othersFacts(ask);
  const number = pageNumber(ask);
  const found = await refusedPositionsFor(ctx, student, {
    offset: (number - 1) * candidatesPerPage,
    limit: candidatesPerPage,
  });
  const cards = new Map(
    (
      await positionCards(
        ctx,
        found.refused.map((each) => each.id),
      )
    ).map((card) => [card.id, card]),
  );
  return ask.show(
    <NotListedPage
      page={ask.page}
      title={w.hiddenTitle}
      lead={w.hiddenLead(found.count)}
      head={w.hiddenHeads.position}
      current="students"
      back={{ href: `/students/${of.number}/matches`, label: <Zh page={ask.page}>{w.titleOf(of.name)}</Zh> }}
      rows={found.refused.map(({ id, refused }) => ({
        what: (
          <a href={ask.page.to(`/positions/${cards.get(id)?.number}`)}>
            <Zh page={ask.page}>{cards.get(id)?.title}</Zh>
          </a>
        ),
        refused,
      }))}
      number={number}
      last={Math.max(1, Math.ceil(found.count / candidatesPerPage))}
      path={`/students/${of.number}/matches/not-listed`}
    />,
  );
}

const mostInSheet = 1000;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function downloadCandidates(ask: Ask): Promise<Response> {
  const { ctx } = ask;
  const position = await positionForCandidates(ctx, ask.param('number'));
  const [card] = await positionCards(ctx, [position.serial]);
  const found = await candidatesFor(ctx, position, { offset: 0, limit: mostInSheet });
  const ids = found.matches.map((each) => each.id);
  const names = await studentNames(ctx, ids);
  await noteListed(ctx, position, lookAt(position, 'candidates_sheet'), ids);
  const sheet = candidatesSheet(ask.page, { title: card!.title, position, matches: found.matches, names });
  const bytes = await writeWorkbook(sheet);
  return ask.download(`${position.number}-${ask.page.words.matching.candidates}.xlsx`, xlsx, bytes);
}
