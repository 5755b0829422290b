import { classesOf, disciplinesOf, reachesEducation } from '../reference/index.ts';
import type { CategoryEntry, Condition, PositionFacts, StudentFacts } from './facts.ts';

/** The hard conditions that a pair fails, in the order in which they are said; empty: it is a candidate. */
export function failedConditions(student: StudentFacts, position: PositionFacts, today: string): Condition[] {
  const failed: Condition[] = [];
  if (!isOpen(position, today)) failed.push('open');
  if (!student.seeks.includes(position.kind)) failed.push('kind');
  if (!meetsEducation(student, position)) failed.push('education');
  if (position.majorRule === 'required' && !namesHer(student, position)) failed.push('major');
  if (position.categoryRule === 'essential' && !position.categories.some((entry) => admits(entry, student, false)))
    failed.push('category');
  return failed;
}

/** Open, its last day not past (that day counts), places left. Days are compared as YYYY-MM-DD in Asia/Shanghai. */
export function isOpen(position: PositionFacts, today: string): boolean {
  return position.open && position.placesLeft > 0 && (position.closesOn === null || position.closesOn >= today);
}

function meetsEducation(student: StudentFacts, position: PositionFacts): boolean {
  if (position.education === '不限') return true;
  return student.education !== null && reachesEducation(student.education, position.education);
}

/** Open to all, or names her major, its 专业类 or its 门类. */
function namesHer(student: StudentFacts, position: PositionFacts): boolean {
  if (position.majors.length === 0) return true;
  return position.majors.some((entry) =>
    student.majors.some((major) => {
      if (entry.level === 'major') return entry.name === major;
      return (entry.level === 'class' ? classesOf(major) : disciplinesOf(major)).has(entry.name);
    }),
  );
}

/**
 * Does an entry such as 肢体三级及以下 name one of her categories at her level or a more severe one?
 * 多重 counts as each of its components; an entry of 7 is met by a certificate of 7. Where the level of a component is
 * not recorded, points (`strict`) take the certificate's level and the condition does not check it.
 */
export function admits(entry: CategoryEntry, student: StudentFacts, strict: boolean): boolean {
  const reaches = (level: number | null) => level !== null && level >= entry.mostSevereLevel;
  if (entry.category === '7') return student.certificateCategory === '7' && reaches(student.certificateLevel);
  return student.components.some(
    (component) =>
      component.category === entry.category &&
      (component.level === null && !strict ? true : reaches(component.level ?? student.certificateLevel)),
  );
}
