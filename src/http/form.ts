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

/** Bytes of a form without a file. */
export const formBytes = 256 * 1024;
/** As many fields as one body may have; the longest form of ours has a few hundred. */
export const mostFields = 2000;

/** Reads a body. No NUL passes: PostgreSQL keeps none. A body that is no form is answered with 400, a flood with 413. */
export async function readBody(request: Request): Promise<Form> {
  const data = await request.formData().catch((cause: unknown) => {
    throw new HTTPException(400, { message: '400', cause });
  });
  const { texts, files } = sorted([...data]);
  const all = (name: string) => texts.get(name) ?? [];
  return {
    text: (name) => all(name)[0] ?? '',
    all,
    file: (name) => files.get(name) ?? null,
    values: Object.fromEntries([...texts].map(([name, given]) => [name, given.length === 1 ? given[0]! : given])),
  };
}

/** Texts and files by name, in one pass: to ask a FormData for a name is to walk through all of it. */
function sorted(fields: readonly [string, string | File][]) {
  if (fields.length > mostFields) throw new HTTPException(413, { message: '413' });
  const texts = new Map<string, string[]>();
  const files = new Map<string, File>();
  for (const [name, value] of fields) {
    if (typeof value === 'string') {
      const text = value.replaceAll('\0', '');
      const given = texts.get(name);
      if (given) given.push(text);
      else texts.set(name, [text]);
    } else if (!files.has(name) && value.size + value.name.length > 0) files.set(name, withoutNul(value));
  }
  return { texts, files };
}

const withoutNul = (file: File): File =>
  file.name.includes('\0') ? new File([file], file.name.replaceAll('\0', '')) : file;

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
