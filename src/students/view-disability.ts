import { audit } from '../audit/index.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { studentWithId } from './find-student.ts';
import { countReveal } from './reveal-field.ts';
import { maskCertificate } from './rules.ts';
import type { Disability } from './rules-disability.ts';
import type { Reason } from './rules-reasons.ts';
import { openDisability } from './store-disability.ts';

/** As staff see it: the certificate number masked unless they asked for it. */
export type DisabilityView = Omit<Disability, 'certificate'> & {
  readonly masked: string | null;
  readonly certificate: string | null;
};

/** What is on record of a student's disability. Every look is written down; `unmask` is one of its own. */
export async function viewDisability(
  ctx: Ctx,
  { id, reason, unmask = false }: { readonly id: number; readonly reason: Reason; readonly unmask?: boolean },
): Promise<DisabilityView> {
  return inTransaction(ctx, async (tx) => {
    const student = await studentWithId(tx, id, 'disability.read');
    await countReveal(tx);
    await audit(tx, {
      verb: 'disability.read',
      thing: { kind: 'student', id: student.number },
      subject: id,
      reason: reason.detail,
      facts: { field: unmask ? 'certificate' : 'summary', why: reason.why },
    });
    const { certificate, ...rest } = await openDisability(tx, id);
    const masked = certificate === null ? null : maskCertificate(certificate);
    return { ...rest, masked, certificate: unmask ? certificate : null };
  });
}
