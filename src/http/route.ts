import type { Verb } from '../accounts/policy.ts';
import type { Ask } from './ask.ts';

/**
 * One line of the route table. A room's routes.tsx exports an array of these; app.ts mounts them, once without
 * and once with the language, and asks the policy for `verb` before `answer` runs. There is no other way in.
 */
export type Route = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly verb: Verb;
  readonly answer: (ask: Ask) => Promise<Response> | Response;
  /** Largest body in bytes; the default is enough for a form without a file. */
  readonly bodyLimit?: number;
  /** What a GET answers: a page (the journeys walk all of them) or a file, a stream, a fragment. */
  readonly kind: 'page' | 'file' | 'stream' | 'act';
};

type Answer = Route['answer'];

export const page = (path: string, verb: Verb, answer: Answer): Route => ({
  method: 'GET',
  path,
  verb,
  answer,
  kind: 'page',
});
export const file = (path: string, verb: Verb, answer: Answer): Route => ({
  method: 'GET',
  path,
  verb,
  answer,
  kind: 'file',
});
export const stream = (path: string, verb: Verb, answer: Answer): Route => ({
  method: 'GET',
  path,
  verb,
  answer,
  kind: 'stream',
});
export const act = (path: string, verb: Verb, answer: Answer, bodyLimit?: number): Route => ({
  method: 'POST',
  path,
  verb,
  answer,
  kind: 'act',
  ...(bodyLimit === undefined ? {} : { bodyLimit }),
});
