import { changesSaid, quietSaid } from '../../views/matching/changes-said.ts';
import type { Wording } from '../../views/page.ts';
import type { CheckedKept } from '../matching/index.ts';

/**
 * A match that was kept, in the sentences of its list: what became of it, and under it all that has changed since. Null
 * where there is nothing to tell: another edition is told of, also where the match is the same by it.
 */
export function keptSaid(page: Wording, checked: CheckedKept): string | null {
  const { evidence } = page.words;
  const colon = page.lang === 'zh' ? '：' : ': ';
  const head = `${evidence.command.kept(checked.kept)} ${checked.student} ${checked.position}${colon}`;
  if (checked.outcome === 'fault') return `${head}${evidence.faults[checked.fault]}`;
  if (checked.outcome === 'same') return checked.since.edition && `${head}${quietSaid(page, checked.since)}`;
  const said = changesSaid(page, checked.since);
  const lines = (['result', 'student', 'position'] as const).flatMap((part) =>
    said[part].length === 0 ? [] : [`  ${evidence.since[part]}`, ...said[part].map((line) => `    ${line}`)],
  );
  return [`${head}${evidence.since.outcomes[checked.outcome]}`, ...lines].join('\n');
}
