import type { Person } from './person.ts';

/** Sends a workbook by the form of the page and waits until it has been checked. Gives the path of the import. */
export async function bringIn(person: Person, bytes: Uint8Array, name: string): Promise<string> {
  const form = new FormData();
  form.set('kind', '');
  form.set('file', new File([new Uint8Array(bytes)], name));
  const sent = await person.upload('/imports', form);
  if (sent.status !== 303 || sent.location === null) throw new Error(`${name}: ${sent.status}`);
  // The stream of its progress ends when the check has.
  await person.get(`${sent.location}/progress`);
  return sent.location;
}
