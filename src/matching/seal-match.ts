import { createHash } from 'node:crypto';
import { open, seal, type Keys } from '../crypt/index.ts';
import type { PositionFacts, StudentFacts } from './facts.ts';
import type { Match } from './match.ts';
import { canonical } from './rules-changes.ts';

/** What a snapshot holds in the open: whose it is, and what it was made with that is nobody's own. */
export type OpenPart = {
  readonly id: number;
  readonly student_id: number;
  readonly position_id: number;
  readonly edition_id: string;
  readonly edition_digest: string;
  readonly on_day: string;
  readonly position_facts: PositionFacts;
  readonly by_name: string;
  readonly made_at: Date;
};
/** What it knows of her: the facts, and the match that says what she needs. */
export type SealedPart = { readonly student: StudentFacts; readonly match: Match };

const place = (id: number) => ({ table: 'match_snapshots', column: 'match', row: id });

/** Seals a match with her facts, and a fingerprint of what stands beside it, so that neither can be exchanged alone. */
export function sealMatch(keys: Keys, { student, match }: SealedPart, beside: OpenPart): Buffer {
  return seal(keys, place(beside.id), JSON.stringify({ student, match, beside: fingerprint(beside) }));
}

/** What was sealed; null where it does not open, or where what stands beside it is not what it was sealed with. */
export function openMatch(keys: Keys, bytes: Buffer, beside: OpenPart): SealedPart | null {
  let text: string;
  try {
    text = open(keys, place(beside.id), bytes);
  } catch {
    return null;
  }
  const { student, match, beside: sealed } = JSON.parse(text) as SealedPart & { readonly beside: string };
  return sealed === fingerprint(beside) ? { student, match } : null;
}

function fingerprint(part: OpenPart): string {
  const { student_id, position_id, edition_id, edition_digest, on_day, position_facts, by_name } = part;
  const made_at = part.made_at.toISOString();
  const held = { student_id, position_id, edition_id, edition_digest, on_day, position_facts, by_name, made_at };
  return createHash('sha256').update(canonical(held)).digest('hex');
}
