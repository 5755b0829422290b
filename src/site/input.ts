import { z } from 'zod';
import { optionalText, reason, text } from '../input.ts';
import { messageStates } from './tables.ts';

export const messageLength = 2000;
/** A message keeps its lines: only its ends are trimmed. */
const lines = z
  .string()
  .transform((value) => value.replaceAll('\r\n', '\n').trim())
  .pipe(
    z
      .string()
      .min(1, { error: 'required' })
      .max(messageLength, { error: `too_long:${messageLength}` }),
  );

export const messageForm = z.object({ text: lines, contact: optionalText(200) });
export type MessageInput = z.output<typeof messageForm>;

export const equivalentForm = z.object({ major: text(60), counts_as: text(60), reason: reason(300) });

/** A number that is dialled: digits, spaces, hyphens and brackets. */
const number = z
  .string()
  .transform((value) => value.trim())
  .pipe(z.string().regex(/^[+\d][\d\s()-]{2,29}$|^$/, { error: 'not_a_phone' }));
const mail = z
  .string()
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.string().regex(/^[^\s@]+@[a-z0-9-]+(\.[a-z0-9-]+)+$|^$/, { error: 'not_a_mail' }));
const words = optionalText(100).transform((value) => value ?? '');

export const settingsForm = z.object({
  name: text(60),
  name_en: words,
  city: text(60),
  phone: number,
  sms: number,
  mail,
  hours: words,
  hours_en: words,
});
export type SettingsInput = z.output<typeof settingsForm>;

/** The lists' filters: a wrong value falls back to its default. */
export const messagesFilter = z.object({
  state: z.enum(messageStates).catch('open'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type MessagesFilter = z.output<typeof messagesFilter>;
