/** Bases: where students do internships (实习（见习）基地), what they offer, and the lists that declared them. */
export { addBase, type NewBase } from './add-base.ts';
export { bringBases, type BaseFacts, type BaseToBring } from './bring-bases.ts';
export { bringDeclarations, type DeclarationList, type Declared } from './bring-declarations.ts';
export {
  basesMeant,
  declaringDistricts,
  listOf,
  newestList,
  type BaseOnRecord,
  type ListOnRecord,
} from './bring-known.ts';
export { changeBase, type BaseChange } from './change-base.ts';
export { openBasePhone, revealBasePhone, sealBasePhone } from './phone.ts';
export {
  baseOf,
  baseOwner,
  basesFor,
  basesOfEmployer,
  ownBaseId,
  type Base,
  type BaseLine,
  type BaseOwner,
  type BasesPage,
} from './reads.ts';
export type { OfferedSlot } from './tables.ts';
export { baseRoutes } from './routes.tsx';
