import { open, seal, type Keys } from '../crypt/index.ts';

const place = (id: number) => ({ table: 'agency_requests', column: 'note_sealed', row: id });

/** What a student writes beside a request. */
export const sealNote = (keys: Keys, id: number, note: string | null): Buffer | null =>
  note === null ? null : seal(keys, place(id), note);
export const openNote = (keys: Keys, id: number, sealed: Buffer | null): string | null =>
  sealed === null ? null : open(keys, place(id), sealed);
