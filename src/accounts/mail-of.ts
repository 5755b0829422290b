import type { Ctx } from '../ctx.ts';
import { open, seal, type Keys } from '../crypt/index.ts';

const place = (userId: string) => ({ table: 'users', column: 'mail_sealed', row: userId });

export const sealMail = (keys: Keys, userId: string, mail: string): Buffer => seal(keys, place(userId), mail);

/** The address of a user, for a letter to her; null where she gave none. */
export async function mailOf(ctx: Pick<Ctx, 'db' | 'keys'>, userId: string): Promise<string | null> {
  const user = await ctx.db.selectFrom('users').select('mail_sealed').where('id', '=', userId).executeTakeFirst();
  return user?.mail_sealed ? open(ctx.keys, place(userId), user.mail_sealed) : null;
}
