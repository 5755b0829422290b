import { may } from '../accounts/index.ts';
import type { Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { regionName } from '../reference/index.ts';
import { reachOfStudents, type Reach } from '../students/index.ts';
import { messagesWithin } from './find-message.ts';
import type { MessagesFilter } from './input.ts';
import { maskedReply } from './mask-contact.ts';
import { openMessage } from './seal-message.ts';
import type { MessageRow, MessageState } from './tables.ts';

const pageSize = 20;

export type Message = Pick<MessageRow, 'by_name' | 'by_role' | 'answered_at' | 'answered_by'> & {
  readonly id: number;
  readonly text: string;
  /** How she wants to be answered, as far as it may be shown. */
  readonly masked: string | null;
  /** Where she left no contact: what her record has, masked; null: no record, or not this reader's to see. */
  readonly onRecord: readonly Reach[] | null;
  readonly student_id: number | null;
  readonly created_at: Date;
  /** Her registration number, for whoever may open her record. */
  readonly student: string | null;
};
export type MessagesPage = {
  readonly state: MessageState;
  readonly messages: readonly Message[];
  readonly counts: Readonly<Record<MessageState, number>>;
  readonly page: number;
  readonly pages: number;
};

/** Messages to the staff of the writer's place: open ones longest first, answered ones latest first. */
export async function messagesFor(ctx: Ctx, { state, page }: MessagesFilter): Promise<MessagesPage> {
  const counts = await messageCounts(ctx);
  const pages = Math.max(1, Math.ceil(counts[state] / pageSize));
  const shown = Math.min(page, pages);
  const rows = selectMessages(ctx)
    .limit(pageSize)
    .offset((shown - 1) * pageSize);
  const found = await (
    state === 'open'
      ? rows.where('answered_at', 'is', null).orderBy('messages.created_at').orderBy('messages.id')
      : rows.where('answered_at', 'is not', null).orderBy('answered_at', 'desc').orderBy('messages.id')
  ).execute();
  const silent = found.flatMap((row) => (row.contact_sealed === null ? (row.student_id ?? []) : []));
  const reach = await reachOfStudents(ctx, silent);
  const messages = found.map(({ text_sealed, contact_sealed, number, district, school_id, ...row }) => {
    const { text, contact } = openMessage(ctx.keys, { id: row.id, text_sealed, contact_sealed });
    const mayOpen = may(ctx.actor, 'students.read', { district, schoolId: school_id });
    return {
      ...row,
      text,
      masked: contact === null ? null : maskedReply(contact),
      onRecord: contact === null && row.student_id !== null ? (reach.get(row.student_id) ?? null) : null,
      student: mayOpen ? number : null,
    };
  });
  return { state, messages, counts, page: shown, pages };
}

const selectMessages = (ctx: Ctx) =>
  messagesWithin(ctx)
    .select(['messages.id', 'text_sealed', 'contact_sealed', 'by_name', 'by_role', 'answered_at', 'answered_by'])
    .select(['messages.created_at', 'messages.student_id', 'students.number', 'students.district'])
    .select('students.school_id');

export async function messageCounts(ctx: Ctx): Promise<Record<MessageState, number>> {
  const row = await messagesWithin(ctx)
    .select((eb) => [eb.fn.countAll<number>().as('all'), eb.fn.count<number>('answered_at').as('answered')])
    .executeTakeFirstOrThrow();
  return { open: row.all - row.answered, answered: row.answered };
}

export type Settings = {
  readonly name: string;
  readonly name_en: string;
  /** Its name; empty until it has been set. */
  readonly city: string;
  readonly phone: string;
  readonly sms: string;
  readonly mail: string;
  readonly hours: string;
  readonly hours_en: string;
};

/** The agency's row as its administrator changes it. */
export async function settingsOf(ctx: Ctx): Promise<Settings> {
  if (!may(ctx.actor, 'settings.change')) throw new NotFound();
  const { id: _id, city_code, ...row } = await ctx.db.selectFrom('agency').selectAll().executeTakeFirstOrThrow();
  return { ...row, city: city_code === null ? '' : regionName(city_code) };
}
