/** What leaves the process goes out from here after the commit, at least once; what engines have to take in is told here. */
export { announce } from './announce.ts';
export { changesMark, changesSince } from './changes-since.ts';
export { postLetter, resealLetters } from './post-letter.ts';
export { drainOutbox, type Handlers } from './drain.ts';
export { forgetChanges } from './forget-changes.ts';
