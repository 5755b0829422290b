/** The forms that can be taken out, in the order in which they are offered. */
export const exportKinds = ['annex1', 'annex2', 'annex3', 'annex5', 'register', 'positions'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** Forms with sealed columns of many students: whoever takes one gives a reason, which each of them reads. */
const sealed: readonly ExportKind[] = ['annex1', 'annex2', 'annex3', 'register'];
export const needsReason = (kind: ExportKind): boolean => sealed.includes(kind);

/** What people call each form. */
const formNames = {
  annex1: '附件1',
  annex2: '附件2',
  annex3: '附件3',
  annex5: '附件5',
  register: '登记汇总表',
  positions: '岗位清单',
} as const satisfies Record<ExportKind, string>;

/** The one of these forms that is called so, by its id or by its name. */
export const formCalled = <K extends ExportKind>(kinds: readonly K[], called: string): K | null =>
  kinds.find((kind) => kind === called || formNames[kind] === called) ?? null;

/** Both ways to call each of these forms: annex1 = 附件1. */
export const formCalls = (kinds: readonly ExportKind[]): string =>
  kinds.map((kind) => `${kind} = ${formNames[kind]}`).join(', ');
