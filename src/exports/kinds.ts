/** The forms that can be taken out, in the order in which they are offered. */
export const exportKinds = ['annex1', 'annex2', 'annex3', 'annex5', 'register', 'positions'] as const;
export type ExportKind = (typeof exportKinds)[number];
