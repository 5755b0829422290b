/** The in-process engine: exact answers from bit sets in rank order, kept current one row at a time. */
export { makeMemorySearch } from './engine.ts';
export { openShared } from './share.ts';
