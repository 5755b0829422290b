import { z } from 'zod';
import { foldText } from '../input.ts';
import type { Problem, Problems } from '../errors.ts';
import type { OfferedSlot } from './tables.ts';

const say = (problem: Problem) => ({ error: problem });

/** As it is written: （ and ， belong to Chinese text, so only spaces are folded. */
const asWritten = (value: string): string => value.replaceAll(/\s+/g, ' ').trim();
const line = (max: number) =>
  z
    .string()
    .transform(asWritten)
    .pipe(
      z
        .string()
        .min(1, say('required'))
        .max(max, say(`too_long:${max}`)),
    );
const optionalLine = (max: number) =>
  z
    .string()
    .transform(asWritten)
    .pipe(z.string().max(max, say(`too_long:${max}`)))
    .transform((value) => (value === '' ? null : value));

/** What a base keeps of itself; its phone and its slots are read apart. */
export const ownBaseForm = z.object({ address: optionalLine(200), contact_name: optionalLine(60) });
/** What staff keep of it besides. */
export const staffBaseForm = z.object({ name: line(200), district: line(20) });

/** A row of the form for one kind of slot, as it was typed. */
export type SlotFields = { readonly title: string; readonly places: string };
export const slotNames = (index: number) => ({ title: `slot_title_${index}`, places: `slot_places_${index}` });
export const mostSlots = 40;
const mostPlaces = 9999;

/** Reads the rows of slots; an empty row is no row. Problems go by the name of the field. */
export function readSlots(rows: readonly SlotFields[]): { slots: OfferedSlot[]; problems: Problems } {
  const problems: Problems = {};
  const slots = rows.flatMap((row, index) => {
    const names = slotNames(index + 1);
    const title = asWritten(row.title);
    const typed = foldText(row.places);
    if (title === '' && typed === '') return [];
    const places = /^\d{1,6}$/.test(typed) ? Number(typed) : null;
    if (title === '') problems[names.title] = 'required';
    if (title.length > 60) problems[names.title] = 'too_long:60';
    if (places === null) problems[names.places] = typed === '' ? 'required' : 'not_a_number';
    else if (places < 1) problems[names.places] = 'too_small:1';
    else if (places > mostPlaces) problems[names.places] = `too_large:${mostPlaces}`;
    return [{ title, places: places ?? 0 }];
  });
  return { slots, problems };
}

/** The filters of the list of bases: a wrong value falls back to no filter. */
export const basesFilter = z.object({
  /** A district's code; `all`: every one; '' is the reader's own. */
  district: z.string().max(20).catch(''),
  words: z.string().max(100).transform(asWritten).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type BasesFilter = z.output<typeof basesFilter>;
