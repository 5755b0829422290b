/** Letters leave here: by SMTP, or into a mailbox folder where no SMTP is set. */
export { makeMail } from './make-mail.ts';

export type Letter = { readonly to: string; readonly subject: string; readonly text: string };
export type Mail = { readonly send: (letter: Letter) => Promise<void> };
