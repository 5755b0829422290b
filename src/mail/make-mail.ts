import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Letter, Mail } from './index.ts';

type Options = {
  readonly smtpUrl: string | null;
  readonly from: string;
  readonly mailbox: string;
  readonly now: () => Date;
};

/** Sends by SMTP. Without one, every letter is a file `*.eml` in the mailbox folder, readable by its owner only. */
export function makeMail(options: Options): Mail {
  const transport = options.smtpUrl
    ? createTransport(options.smtpUrl)
    : createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    send: async (letter: Letter) => {
      const sent: { message?: unknown } = await transport.sendMail({ from: options.from, ...letter });
      if (!options.smtpUrl) await putInMailbox(options, sent.message as Buffer);
    },
  };
}

async function putInMailbox({ mailbox: folder, now }: Options, message: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${now().toISOString().replaceAll(':', '')}-${randomUUID().slice(0, 8)}.eml`;
  const half = join(folder, `.${name}`);
  await writeFile(half, message, { mode: 0o600 });
  await rename(half, join(folder, name));
}
