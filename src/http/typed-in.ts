import type { Carried } from '../../views/problem/filled-in.ts';
import type { Form } from './form.ts';

/** What is typed hidden is not written into a page. */
const hidden = ['password', 'current'];

/** The texts of a form one by one, to be given back on a page. Files are none of them. */
export function typedIn({ values }: Pick<Form, 'values'>): Carried {
  const fields = Object.entries(values).filter(([name]) => !hidden.includes(name));
  return fields.flatMap(([name, given]) => [given].flat().map((value) => ({ name, value })));
}
