import { readData } from './data.ts';
import type { About } from './data.ts';

/** The four catalogues of majors, in the order in which a name that stands in several is looked up. */
export const catalogues = ['undergraduate', 'bachelor', 'associate', 'graduate'] as const;
export type Catalogue = (typeof catalogues)[number];

/** A 门类 (02 经济学) or, in the two vocational catalogues, a 大类 (51 电子与信息大类). */
export type Discipline = { readonly catalogue: Catalogue; readonly code: string; readonly name: string };

/** A 专业类 (0809 计算机类). The graduate catalogue has none. */
export type MajorClass = Discipline & { readonly discipline: Discipline };

/** A 专业; in the graduate catalogue a 一级学科 or 专业学位类别. */
export type Major = {
  readonly catalogue: Catalogue;
  /** As published, with its suffix (080910T); null where the catalogue's code is not known. */
  readonly code: string | null;
  /** The code it had before it moved within the catalogue; students keep it on their papers. */
  readonly former_code: string | null;
  readonly name: string;
  readonly class: MajorClass | null;
  readonly discipline: Discipline | null;
};

type File = {
  readonly disciplines: readonly [code: string, name: string][];
  readonly classes: readonly [code: string, name: string][];
  readonly majors: readonly [code: string | null, name: string, classCode: string | null, formerCode: string | null][];
};

const files = catalogues.map((catalogue) => ({ catalogue, file: readData<File>(`majors-${catalogue}`) }));

/** Edition, publisher, source and gaps of each catalogue. */
export const majorsAbout = Object.fromEntries(files.map(({ catalogue, file }) => [catalogue, file.about])) as Readonly<
  Record<Catalogue, About>
>;

export const disciplines: readonly Discipline[] = files.flatMap(({ catalogue, file }) =>
  file.disciplines.map(([code, name]) => ({ catalogue, code, name })),
);

const key = (catalogue: Catalogue, code: string) => `${catalogue} ${code}`;
const disciplineAt = new Map(disciplines.map((one) => [key(one.catalogue, one.code), one]));

export const majorClasses: readonly MajorClass[] = files.flatMap(({ catalogue, file }) =>
  file.classes.map(([code, name]) => ({
    catalogue,
    code,
    name,
    discipline: disciplineAt.get(key(catalogue, code.slice(0, 2)))!,
  })),
);

const classAt = new Map(majorClasses.map((one) => [key(one.catalogue, one.code), one]));

export const majors: readonly Major[] = files.flatMap(({ catalogue, file }) =>
  file.majors.map(([code, name, classCode, former_code]) => ({
    catalogue,
    code,
    former_code,
    name,
    class: classCode === null ? null : classAt.get(key(catalogue, classCode))!,
    discipline: disciplineAt.get(key(catalogue, (classCode ?? code ?? '').slice(0, 2))) ?? null,
  })),
);
