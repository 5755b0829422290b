import { open, seal, type Keys } from '../crypt/index.ts';

const place = (column: 'text_sealed' | 'contact_sealed', id: number) => ({ table: 'messages', column, row: id });

/** The columns of a message with this id. */
export const sealMessage = (keys: Keys, id: number, { text, contact }: { text: string; contact: string | null }) => ({
  text_sealed: seal(keys, place('text_sealed', id), text),
  contact_sealed: contact === null ? null : seal(keys, place('contact_sealed', id), contact),
});

type Sealed = { readonly id: number; readonly text_sealed: Buffer; readonly contact_sealed: Buffer | null };

export const openMessage = (keys: Keys, { id, text_sealed, contact_sealed }: Sealed) => ({
  text: open(keys, place('text_sealed', id), text_sealed),
  contact: contact_sealed === null ? null : open(keys, place('contact_sealed', id), contact_sealed),
});
