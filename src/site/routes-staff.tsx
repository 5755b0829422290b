import { MessagesPage } from '../../views/site/messages-page.tsx';
import { SettingsPage } from '../../views/site/settings-page.tsx';
import { readForm } from '../http/form.ts';
import type { Ask } from '../http/ask.ts';
import { act, page, type Route } from '../http/route.ts';
import { answerMessage } from './answer-message.ts';
import { changeSettings } from './change-settings.ts';
import { messagesFilter, settingsForm } from './input.ts';
import { messagesFor, settingsOf, type Settings } from './reads.ts';

/** Messages to the staff, and what the administrator sets. */
export const staffRoutes: readonly Route[] = [
  page('/messages', 'messages.read', async (ask) => {
    const filter = messagesFilter.parse({ state: ask.query.get('state'), page: ask.query.get('page') ?? 1 });
    return ask.show(<MessagesPage page={ask.page} found={await messagesFor(ask.ctx, filter)} />);
  }),
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

async function postSettings(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, settingsForm);
  const changed = read.ok ? await changeSettings(ask.ctx, read.value) : { ...read, suggestions: [] };
  if (changed.ok) return ask.go('/settings?done=saved');
  const { problems, suggestions } = changed;
  return ask.show(<SettingsPage page={ask.page} given={form.text} problems={problems} cities={suggestions} />, 422);
}
