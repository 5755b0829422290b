import type { Generated } from 'kysely';
import type { Role, Standing } from '../accounts/index.ts';

export const messageStates = ['open', 'answered'] as const;
export type MessageState = (typeof messageStates)[number];

/** What somebody wrote to the agency. Text and contact are sealed; where it came from is not kept. */
export type MessageRow = {
  id: Generated<number>;
  text_sealed: Buffer;
  /** How she wants to be answered; null: she left none. */
  contact_sealed: Buffer | null;
  /** Who was signed in. */
  by_user_id: string | null;
  by_name: string | null;
  by_role: Role | 'visitor' | Standing['is'];
  student_id: number | null;
  /** Of the writer's place when she wrote; null: none, so that the city answers. */
  district: string | null;
  created_at: Generated<Date>;
  answered_at: Date | null;
  /** Name of the staff member. */
  answered_by: string | null;
};
export type SiteTables = { messages: MessageRow };
