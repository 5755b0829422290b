/** Who did what, when and why: written in the transaction that does it, never changed, read by administrators and by her whom it is about. */
export { noteLooks } from './note-looks.ts';
export { audit, type Entry, type Fact } from './record.ts';
export { allViewsOf, auditEntries, viewsOf, type AuditEntry, type AuditPage } from './reads.ts';
