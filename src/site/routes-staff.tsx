import { AskContactPage, ContactPage } from '../../views/site/message-contact-page.tsx';
import { MessagesPage } from '../../views/site/messages-page.tsx';
import { SettingsPage } from '../../views/site/settings-page.tsx';
import type { Asked } from '../../views/students/reason-fields.tsx';
import { noteLooks } from '../audit/index.ts';
import { readForm } from '../http/form.ts';
import type { Ask } from '../http/ask.ts';
import { act, page, type Route } from '../http/route.ts';
import { contactWhys, readReason } from '../students/index.ts';
import { answerMessage } from './answer-message.ts';
import { changeSettings } from './change-settings.ts';
import { findMessage } from './find-message.ts';
import { messagesFilter, settingsForm } from './input.ts';
import { revealContact } from './reveal-contact.ts';
import { messagesFor, settingsOf, type Settings } from './reads.ts';

/** Messages to the staff, and what the administrator sets. */
export const staffRoutes: readonly Route[] = [
  page('/messages', 'messages.read', async (ask) => {
    const filter = messagesFilter.parse({ state: ask.query.get('state'), page: ask.query.get('page') ?? 1 });
    const found = await messagesFor(ask.ctx, filter);
    const writers = found.messages.flatMap((message) => message.student_id ?? []);
    await noteLooks(ask.ctx, { verb: 'messages.read', thing: { kind: 'messages', id: null } }, writers);
    return ask.show(<MessagesPage page={ask.page} found={found} />);
  }),
  page('/messages/:id/contact', 'messages.read', (ask) => askContact(ask)),
  act('/messages/:id/contact', 'messages.read', showContact),
  act('/messages/:id/answered', 'messages.read', async (ask) => {
    await answerMessage(ask.ctx, ask.id('id'));
    return ask.go('/messages?done=message_answered');
  }),
  page('/settings', 'settings.change', async (ask) => {
    const settings = await settingsOf(ask.ctx);
    const given = (name: string) => settings[name as keyof Settings];
    return ask.show(<SettingsPage page={ask.page} given={given} problems={{}} cities={[]} />);
  }),
  act('/settings', 'settings.change', postSettings),
];

async function askContact(ask: Ask, asked?: Asked): Promise<Response> {
  const { id } = await findMessage(ask.ctx, ask.id('id'));
  const given = asked ?? { why: '', detail: '', problems: {} };
  return ask.show(<AskContactPage page={ask.page} id={id} whys={contactWhys} asked={given} />, asked ? 422 : 200);
}

async function showContact(ask: Ask): Promise<Response> {
  const read = readReason(await ask.form());
  if (!read.ok) return askContact(ask, read);
  const contact = await revealContact(ask.ctx, ask.id('id'), read.reason);
  return ask.show(<ContactPage page={ask.page} contact={contact} at={ask.ctx.now()} />);
}

async function postSettings(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, settingsForm);
  const changed = read.ok ? await changeSettings(ask.ctx, read.value) : { ...read, suggestions: [] };
  if (changed.ok) return ask.go('/settings?done=saved');
  const { problems, suggestions } = changed;
  return ask.show(<SettingsPage page={ask.page} given={form.text} problems={problems} cities={suggestions} />, 422);
}
