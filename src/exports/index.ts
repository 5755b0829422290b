/** Exports: records in the layout of the official forms, as far as whoever takes them reaches, and written down. */
export { exportKinds, formCalled, formCalls, type ExportKind } from './kinds.ts';
export { noFilter, takeExport, type ExportFilter, type Taken } from './take-export.ts';
export { exportRoutes } from './routes.tsx';
