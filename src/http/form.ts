import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import { problemKeys, readProblem, type Problem, type Problems } from '../errors.ts';

/** A posted form: its texts by name, as given, and its files. */
export type Form = {
  readonly text: (name: string) => string;
  readonly all: (name: string) => string[];
  readonly file: (name: string) => File | null;
  /** Every text as zod gets it: one value as a string, several as an array. */
  readonly values: Record<string, string | string[]>;
};

/** Reads a body. No NUL passes: PostgreSQL keeps none. A body that is no form is answered with 400. */
export async function readBody(request: Request): Promise<Form> {
  const data = await request.formData().catch((cause: unknown) => {
    throw new HTTPException(400, { message: '400', cause });
  });
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(data.keys())) {
    const given = data.getAll(name).filter((value) => typeof value === 'string');
    const texts = given.map((text) => text.replaceAll('\0', ''));
    if (texts.length > 0) values[name] = texts.length === 1 ? texts[0]! : texts;
  }
  const all = (name: string) => [values[name] ?? []].flat();
  return {
    text: (name) => all(name)[0] ?? '',
    all,
    file: (name) => {
      const entry = data.get(name);
      if (entry === null || typeof entry === 'string' || entry.size + entry.name.length === 0) return null;
      return entry.name.includes('\0') ? new File([entry], entry.name.replaceAll('\0', '')) : entry;
    },
    values,
  };
}

/** A field that was sent in a shape of its own (twice, say) has a message of zod's, which is no problem of ours. */
const isProblem = (message: string): message is Problem =>
  (problemKeys as readonly string[]).includes(readProblem(message as Problem).key);

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: Problems };

/** Reads the fields of a schema out of a form. A field that the schema does not name is dropped, whatever it holds. */
export function readForm<S extends z.ZodObject>(form: Pick<Form, 'values'>, schema: S): Read<z.output<S>> {
  const known = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, form.values[name] ?? '']));
  const read = schema.safeParse(known);
  if (read.success) return { ok: true, value: read.data };
  const problems: Problems = {};
  for (const issue of read.error.issues) {
    const field = String(issue.path[0] ?? '');
    problems[field] ??= isProblem(issue.message) ? issue.message : 'not_a_choice';
  }
  return { ok: false, problems };
}
