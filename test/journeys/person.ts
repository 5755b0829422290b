import { demoAccounts, demoPassword } from '../../src/db/seed/accounts.ts';
import { decodeText, readHtml } from './read-html.ts';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** Where it sends the browser on to. */
  readonly location: string | null;
};
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Somebody in front of the product, over HTTP as a browser does it: keeps cookies, follows nothing by herself. */
export type Person = {
  readonly cookies: Map<string, string>;
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, fields?: Fields) => Promise<Answer>;
  readonly upload: (path: string, form: FormData) => Promise<Answer>;
};

export function somebody(base: string): Person {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = { Origin: base, Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer = await fetch(base + path, { redirect: 'manual', ...init, headers });
    for (const line of answer.headers.getSetCookie()) keep(cookies, line);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    return { status: answer.status, headers: answer.headers, bytes, text, location: answer.headers.get('Location') };
  };
  return {
    cookies,
    get: (path) => send(path),
    post: (path, fields = {}) => send(path, { method: 'POST', body: bodyOf(fields) }),
    upload: (path, body) => send(path, { method: 'POST', body }),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (/; Max-Age=0(;|$)/.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}

function bodyOf(fields: Fields): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return body;
}

export const walkers = ['visitor', ...demoAccounts.map((account) => account.role)] as const;
export type Walker = (typeof walkers)[number];

export async function signIn(person: Person, login: string, password: string): Promise<void> {
  const answer = await person.post('/sign-in', { login, password, next: '' });
  if (answer.status !== 303) throw new Error(`${login} cannot sign in: ${answer.status}`);
}

/** The demo's person of that role, signed in by the form. */
export async function somebodyAs(base: string, walker: Walker): Promise<Person> {
  const person = somebody(base);
  const account = demoAccounts.find((each) => each.role === walker);
  if (account) await signIn(person, account.username, demoPassword);
  return person;
}

/** What a browser would send of the form on this page that posts there, nothing changed: hidden fields and choices too. */
export function formOn(html: string, action: string): Record<string, string | string[]> {
  const form = readHtml(html)
    .querySelectorAll('form')
    .find((each) => each.getAttributeValue('action') === action && each.getAttributeValue('method') === 'post');
  if (!form) throw new Error(`no form that posts to ${action}`);
  const fields: Record<string, string | string[]> = {};
  const add = (name: string | null, value: string) => {
    if (name) fields[name] = fields[name] === undefined ? value : [fields[name], value].flat();
  };
  for (const field of form.querySelectorAll('input, select, textarea')) {
    const name = field.getAttributeValue('name');
    const type = field.getAttributeValue('type') ?? 'text';
    if (field.is('textarea')) add(name, decodeText(field.textContent).replace(/^\n/, ''));
    else if (field.is('select')) add(name, decodeText(chosenIn(field)));
    else if (['file', 'submit'].includes(type)) continue;
    else if (!['radio', 'checkbox'].includes(type) || field.hasAttribute('checked'))
      add(name, decodeText(field.getAttributeValue('value') ?? (type === 'checkbox' ? 'on' : '')));
  }
  return fields;
}

function chosenIn(select: ReturnType<typeof readHtml>): string {
  const options = select.querySelectorAll('option');
  const chosen = options.find((each) => each.hasAttribute('selected')) ?? options[0];
  return chosen?.getAttributeValue('value') ?? chosen?.textContent ?? '';
}
