import type { StudentDocument, Test } from '../../search/index.ts';
import type { Ctx } from '../ctx.ts';
import { studentDocument } from './documents.ts';
import type { Run } from './find-run.ts';
import { addGains, makePlan, type Gains } from './make-plan.ts';
import { studentQueryFor } from './queries.ts';
import { bookOf } from './reads-editions.ts';
import { countOpen, openPositions } from './reads-open.ts';
import { studentsOfScope } from './reads-scope.ts';
import type { Rulebook } from './rulebook.ts';
import { layAudience } from './rules-audience.ts';
import {
  bandOf,
  bands,
  closingNeeds,
  coverageOf,
  exposureOf,
  type Category,
  type FairnessReport,
  type StudentPlace,
} from './rules-fairness.ts';
import { countIn, openSurvey, type Survey } from './rules-survey.ts';
import { keptOfEach } from './run-cohort.ts';
import type { Pace } from './run-pace.ts';

/**
 * Who is reached by the open positions and who is not, over the students of the scope as they are when it begins: one
 * pass over the positions, then the plan. Begins anew when it is taken up again.
 */
export async function runFairness(ctx: Ctx, run: Run, pace: Pace): Promise<FairnessReport> {
  const book = await bookOf(ctx, run.edition_id);
  const total = await countOpen(ctx);
  const { documents, places } = await studentsIn(ctx, book, run.district);
  const survey = openSurvey(book, await layOut(book, documents, () => pace.step(0, total)));
  const shown = new Int32Array(documents.length);
  const gains: Gains = new Map();
  const best = { offset: 0, limit: keptOfEach, where: scopeOf(run, documents) };
  const at = new Map(documents.map((document, index) => [document.id, index]));
  let done = 0;
  for await (const positions of openPositions(ctx, run.on_day)) {
    await ctx.search.catchUp();
    for (const { facts, employer } of positions) {
      addGains(gains, employer, countIn(survey, facts));
      const found = await ctx.search.studentsFor(studentQueryFor(book, facts), best);
      for (const hit of found.hits) if (at.has(hit.id)) shown[at.get(hit.id)!]! += 1;
      done += 1;
      await pace.step(done, Math.max(total, done));
    }
  }
  const plan = await makePlan(ctx, survey, gains, run.on_day, () => pace.step(done, Math.max(total, done)));
  return {
    positions: done,
    coverage: coverageOf(byPlace(places, survey.positions)),
    exposure: exposureOf(byCategory(places, shown)),
    needs: closingNeeds(needsIn(survey), documents.length),
    plan,
  };
}

async function studentsIn(ctx: Ctx, book: Rulebook, district: string | null) {
  const documents: StudentDocument[] = [];
  const places: StudentPlace[] = [];
  for await (const students of studentsOfScope(ctx, district)) {
    for (const student of students) {
      documents.push(studentDocument(book, student));
      places.push({ category: student.certificateCategory, level: student.certificateLevel });
    }
  }
  return { documents, places };
}

async function layOut(book: Rulebook, documents: readonly StudentDocument[], breathe: () => Promise<void>) {
  const laying = layAudience(book.needs.length, documents);
  for (;;) {
    const { done, value } = laying.next();
    if (done) return value;
    await breathe();
  }
}

/** Only students of the scope are looked for; in the whole city that is everybody. */
function scopeOf(run: Run, documents: readonly StudentDocument[]): Test[] {
  return run.district === null ? [] : [{ ids: documents.map((document) => document.id) }];
}

/** Students of each category and level in each band. */
function byPlace(places: readonly StudentPlace[], positions: Int32Array) {
  const groups = new Map<string, StudentPlace & { readonly bands: number[] }>();
  places.forEach((place, at) => {
    const key = `${place.category} ${place.level}`;
    const group = groups.get(key) ?? { ...place, bands: bands.map(() => 0) };
    group.bands[bandOf(positions[at]!)]! += 1;
    groups.set(key, group);
  });
  return [...groups.values()];
}

function byCategory(places: readonly StudentPlace[], shown: Int32Array) {
  const groups = new Map<Category, { key: Category; students: number; places: number }>();
  places.forEach(({ category }, at) => {
    const group = groups.get(category) ?? { key: category, students: 0, places: 0 };
    group.students += 1;
    group.places += shown[at]!;
    groups.set(category, group);
  });
  return [...groups.values()];
}

function needsIn({ book, audience, pairs, closed }: Survey) {
  return book.needs.map((need, at) => ({
    need: need.id,
    students: audience.documents.filter((document) => document.musts.includes(at)).length,
    pairs: pairs[at]!,
    closed: closed[at]!,
  }));
}
