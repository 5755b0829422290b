import { audit } from '../audit/index.ts';
import { dayIn, inTransaction, type Ctx } from '../ctx.ts';
import { NotFound } from '../errors.ts';
import { homeCity } from '../imports/index.ts';
import { writeWorkbook } from '../sheets/index.ts';
import { countReveal, studentNumbered, studentsOf, type Reason } from '../students/index.ts';
import { annex2Of, type Annex2 } from './annex2.ts';
import { annex2Sheet } from './annex2-sheet.ts';

/** What 附件2 opens besides what her record shows, as her log names it. */
const opened = ['certificate', 'summary', 'phone', 'landline', 'mail'] as const;

/** 附件2 of one student in clear: one opening of the day, written down with its reason and what it opens. */
export async function openAnnex2(ctx: Ctx, number: string, { why, detail }: Reason): Promise<Annex2> {
  return inTransaction(ctx, async (tx) => {
    const student = await studentNumbered(tx, number, 'disability.read');
    await countReveal(tx);
    await audit(tx, {
      verb: 'disability.read',
      thing: { kind: 'annex2', id: student.number },
      subject: student.id,
      reason: detail,
      facts: { fields: opened, why },
    });
    return annex2On(tx, student.number);
  });
}

/** 附件2 as it is on record. Who may see how much of it, the caller has asked and written down. */
export async function annex2On(ctx: Ctx, number: string): Promise<Annex2> {
  const [record] = await studentsOf(ctx, { district: null, schoolId: null, year: null, number });
  if (!record) throw new NotFound();
  return annex2Of(record, await homeCity(ctx));
}

/** The same as a workbook, with who takes it and when at its foot. */
export const annex2Workbook = ({ actor, now }: Ctx, form: Annex2): Promise<Uint8Array> =>
  writeWorkbook({
    sheets: [annex2Sheet(form, { foot: `${actor.kind === 'person' ? actor.name : ''} ${dayIn(now())}` })],
  });
