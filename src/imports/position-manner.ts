import type { MajorNamed } from '../positions/index.ts';
import { majorEntryText, resolveMajor } from '../reference/index.ts';
import { positionFields, type PositionCompared } from './fields-position.ts';
import type { Manner } from './judge.ts';
import { standsFor } from './stands-for.ts';

/** How a position's row is compared with its record, and what becomes of entries of 专业要求 that nothing resolves. */
export const positionManner: Manner<PositionCompared> = {
  fields: positionFields,
  counting: (facts) => facts,
  answered: (open, known, given) => {
    const left = (known.majors ?? []).filter((one) => !(given.majors ?? []).some((other) => isSameMajor(one, other)));
    if (left.some((one) => one.level === 'major' && one.name === open.found)) return open.found;
    const chosen = open.suggestions.find((one) =>
      left.some((each) => majorEntryText(each) === one || each.name === one),
    );
    const short = left.find((one) => one.code !== null && standsFor(open.found, one.name));
    return chosen ?? (short ? majorEntryText(short) : null);
  },
  majorNamed: (text) => {
    const found = resolveMajor(text);
    return 'unresolved' in found ? null : majorEntryText(found);
  },
  settle: (facts, answers) => {
    const majors = [...(facts.majors ?? [])];
    for (const name of answers.values()) {
      const major = majorNamed(name);
      if (!majors.some((one) => isSameMajor(one, major))) majors.push(major);
    }
    return { ...facts, majors };
  },
};

const isSameMajor = (one: MajorNamed, other: MajorNamed): boolean =>
  one.level === other.level && one.name === other.name;

function majorNamed(text: string): MajorNamed {
  const found = resolveMajor(text);
  return 'unresolved' in found
    ? { level: 'major', name: text, code: null }
    : { level: found.level, name: found.name, code: found.code };
}
