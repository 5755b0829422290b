import { disciplines, majorClasses, majors } from './catalogues.ts';
import type { Catalogue, Discipline, Major, MajorClass } from './catalogues.ts';
import { foldName } from './fold.ts';

const nothing: ReadonlySet<string> = new Set();

const majorsByName = Map.groupBy(majors, (major) => foldName(major.name));
const classesByName = Map.groupBy(majorClasses, (one) => foldName(one.name));
const disciplinesByName = Map.groupBy(disciplines, (one) => foldName(one.name));

/** Every major of a name, in the order of catalogues. The name may be written loosely (foldName); empty: none has it. */
export const majorsNamed = (name: string): readonly Major[] => majorsByName.get(foldName(name)) ?? [];

/** Every class of a name (计算机类 stands in three catalogues), in the order of catalogues. */
export const classesNamed = (name: string): readonly MajorClass[] => classesByName.get(foldName(name)) ?? [];

/** Every 门类 or 大类 of a name, written without the word 门类. */
export const disciplinesNamed = (name: string): readonly Discipline[] => disciplinesByName.get(foldName(name)) ?? [];

const disciplinesByClass = new Map(
  [...Map.groupBy(majorClasses, (one) => one.name)].map(([name, same]) => [
    name,
    new Set(same.map((one) => one.discipline.name)) as ReadonlySet<string>,
  ]),
);

/** Names of every 门类 and 大类 that a class of exactly this name has in any catalogue. Source: the project's matching rules §1. */
export const disciplinesOfClass = (className: string): ReadonlySet<string> =>
  disciplinesByClass.get(className) ?? nothing;

/** A graduate 一级学科 or 专业学位类别 X belongs to the class named X类, where any catalogue has one. */
function classNamesOf(major: Major): string[] {
  if (major.class !== null) return [major.class.name];
  const graduate = `${major.name}类`;
  return major.catalogue === 'graduate' && disciplinesByClass.has(graduate) ? [graduate] : [];
}

type Kin = { readonly classes: ReadonlySet<string>; readonly disciplines: ReadonlySet<string> };

function kinOf(majors: readonly Major[]): Kin {
  const classes = new Set(majors.flatMap(classNamesOf));
  const disciplines = new Set(majors.flatMap((major) => major.discipline?.name ?? []));
  for (const name of classes) for (const one of disciplinesOfClass(name)) disciplines.add(one);
  return { classes, disciplines };
}

const kinByName = new Map([...Map.groupBy(majors, (major) => major.name)].map(([name, same]) => [name, kinOf(same)]));

/**
 * Names of every class that a major of exactly this name has in any catalogue. Empty for a name that no catalogue has,
 * and for a major without a class (14 交叉学科). Source: the project's matching rules §1, majors are compared by names.
 */
export const classesOf = (majorName: string): ReadonlySet<string> => kinByName.get(majorName)?.classes ?? nothing;

/** Names of every 门类 and 大类 that a major of exactly this name has, or that one of its classes has, anywhere. */
export const disciplinesOf = (majorName: string): ReadonlySet<string> =>
  kinByName.get(majorName)?.disciplines ?? nothing;

/** A code without its suffix of T and K, which people leave out. */
export const bareCode = (code: string): string => code.replace(/[TK]+$/, '');

const majorsByCode = new Map<string, Major>();
for (const kind of ['code', 'former_code'] as const) {
  for (const major of majors) {
    const code = major.catalogue === 'graduate' ? null : major[kind];
    // Each bare code stands for one major; the present owner of a code goes before a former one.
    if (code !== null && !majorsByCode.has(bareCode(code))) majorsByCode.set(bareCode(code), major);
  }
}

/** The major that a code or former code stands for, with or without its suffix; never a graduate one. */
export const majorWithCode = (code: string): Major | null => majorsByCode.get(bareCode(code)) ?? null;

/** The graduate discipline of a code. Only for who knows it to be one: elsewhere four digits are a class. */
export const graduateWithCode = (code: string): Major | null =>
  majors.find((major) => major.catalogue === 'graduate' && major.code === code) ?? null;

/** The class that four digits stand for: 01–14 of 本科, 21–39 of 高职本科, 41–59 of 高职专科. */
export const classWithCode = (code: string): MajorClass | null => majorClasses.find((one) => one.code === code) ?? null;

/** The 门类 or 大类 that two digits stand for. */
export const disciplineWithCode = (code: string): Discipline | null =>
  disciplines.find((one) => one.code === code) ?? null;

/** The first of some rows that stands in the catalogue looked for, else the first. */
export function preferring<T extends { readonly catalogue: Catalogue }>(
  rows: readonly T[],
  order: readonly Catalogue[],
): T {
  return order.map((catalogue) => rows.find((row) => row.catalogue === catalogue)).find((row) => row !== undefined)!;
}
