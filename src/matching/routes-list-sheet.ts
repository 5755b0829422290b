import { changesInOneText, quietSaid } from '../../views/matching/changes-said.ts';
import { fitFor, tellsCategory } from '../../views/matching/fit-said.ts';
import { limitNamed } from '../../views/matching/limit-said.ts';
import type { ListEntry } from '../../views/matching/list-page.tsx';
import type { Wording } from '../../views/page.ts';
import { tableSheet } from '../sheets/index.ts';
import type { ListCard } from './reads-lists.ts';
import type { Verified } from './verify.ts';

/** A list as a workbook: each match as it was kept, how it is now and what has changed, with the needs in it: for staff. */
export function listSheet(page: Wording, list: ListCard, entries: readonly ListEntry[]) {
  const { lists } = page.words;
  const heads = lists.sheetHeads;
  const columns = [
    { header: heads.number, width: 12 },
    { header: heads.student, width: 12 },
    { header: heads.major, width: 20 },
    { header: heads.year, width: 10 },
    { header: heads.kept, width: 18 },
    { header: heads.keptFit, width: 10 },
    { header: heads.day, width: 12 },
    { header: heads.now, width: 18 },
    { header: heads.nowFit, width: 10 },
    { header: heads.changes, width: 60 },
  ];
  const title = `${list.title} ${list.positionNumber} ${list.positionTitle}`;
  const { fitTells, candidatesInside, candidatesLimited } = page.words.matching;
  const limit = entries.map(({ verified }) => limitNamed(page, verified.position)).find((one) => one !== null);
  const tells = entries.some(({ verified }) => tellsCategory(verified));
  const notes = [candidatesInside, ...(limit ? [candidatesLimited(limit)] : tells ? [fitTells] : [])];
  return {
    sheets: [tableSheet({ name: lists.title, title, columns, rows: entries.map((each) => rowOf(page, each)), notes })],
  };
}

type Cell = string | number | { readonly day: string } | null;

function rowOf(page: Wording, { verified, student }: ListEntry): Cell[] {
  const { classes } = page.words.parts;
  const { match, since } = verified;
  return [
    student.number,
    student.name,
    student.major,
    student.graduationYear,
    ...(match ? [classes[match.class], fitFor(verified, match, false)] : [null, null]),
    { day: verified.onDay },
    ...nowCells(page, verified),
    since ? changesSaidIn(page, since) : page.words.evidence.faults[verified.fault ?? 'altered'],
  ];
}

function nowCells(page: Wording, verified: Verified): Cell[] {
  if (!verified.since) return [null, null];
  const { now } = verified.since;
  if ('refused' in now) return [page.words.lists.notListed, null];
  return [page.words.parts.classes[now.class], fitFor(verified, now, false)];
}

const changesSaidIn = (page: Wording, since: NonNullable<Verified['since']>): string =>
  since.quiet ? quietSaid(page, since) : changesInOneText(page, since);
