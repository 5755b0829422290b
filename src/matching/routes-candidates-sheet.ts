import type { Page } from '../../views/page.ts';
import { needName } from '../../views/names.ts';
import { tellsCategory } from '../../views/matching/fit-said.ts';
import { limitNamed } from '../../views/matching/limit-said.ts';
import { tableSheet } from '../sheets/index.ts';
import type { PositionFacts } from './facts.ts';
import type { Ranked } from './reads-found.ts';

type Names = ReadonlyMap<
  number,
  {
    readonly number: string;
    readonly name: string;
    readonly major: string | null;
    readonly graduationYear: number | null;
    readonly opportunities: number;
  }
>;

/** The list of candidates as a workbook: class, needs and fit, for staff. No category, but where being on it tells. */
export function candidatesSheet(
  page: Page,
  {
    title,
    position,
    matches,
    names,
  }: { title: string; position: PositionFacts; matches: readonly Ranked[]; names: Names },
) {
  const tells = tellsCategory(position);
  const w = page.words.matching;
  const heads = w.candidateHeads;
  const columns = [
    { header: page.words.matching.numberHead, width: 12 },
    { header: heads.student, width: 12 },
    { header: heads.verdict, width: 18 },
    { header: heads.needs, width: 60 },
    ...(tells ? [] : [{ header: heads.fit, width: 10 }]),
    { header: heads.opportunities, width: 12 },
  ];
  const rows = matches.flatMap(({ match, id }) => {
    const student = names.get(id);
    const needs = match.needs.map((each) => `${needName(page, each.need)} ${page.words.parts.verdicts[each.verdict]}`);
    const verdict = page.words.parts.classes[match.class];
    const fit = tells ? [] : [match.fit];
    return student ? [[student.number, student.name, verdict, needs.join('；'), ...fit, student.opportunities]] : [];
  });
  const limit = limitNamed(page, position);
  const notes = [w.candidatesInside, ...(limit ? [w.candidatesLimited(limit)] : tells ? [w.candidatesNamed] : [])];
  return { sheets: [tableSheet({ name: w.candidates, title: w.candidatesTitle(title), columns, rows, notes })] };
}
