/** Imports: workbooks on their way in, shown as a dry run first and written whole or not at all. */
export { categoriesText, majorsText } from './fields-position.ts';
export { importFile, type ImportOptions } from './import-file.ts';
export { importKinds, type ImportKind } from './kinds.ts';
export { offeredText } from './plan-bases.ts';
export { homeCity } from './plan-import.ts';
export type { NewName, Place, Plan, PlannedRow, ProblemCode, RowProblem } from './plan.ts';
export { purgeImports } from './purge-imports.ts';
export { largestFile } from './read-source.ts';
export { isRefused, type FileRefused } from './refusals.ts';
export { importRoutes } from './routes.tsx';
