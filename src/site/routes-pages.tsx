import { HelpPage } from '../../views/site/help-page.tsx';
import { HomePage } from '../../views/site/home-page.tsx';
import { NeedsPage } from '../../views/site/needs-page.tsx';
import { AccessibilityPage, PrivacyPage } from '../../views/site/notice-pages.tsx';
import { addressOf } from '../accounts/index.ts';
import type { Ask } from '../http/ask.ts';
import { readForm } from '../http/form.ts';
import { act, page, type Route } from '../http/route.ts';
import { countOpen, openCountsByNeed } from '../positions/index.ts';
import { needs } from '../reference/index.ts';
import { homeFor } from './home.ts';
import { messageForm } from './input.ts';
import { writeMessage } from './write-message.ts';

const nothing = (): string => '';

/** The pages that everybody may open. */
export const pageRoutes: readonly Route[] = [
  page('/', 'site.read', async (ask) => ask.show(<HomePage page={ask.page} home={await homeFor(ask.ctx)} />)),
  page('/needs', 'reference.read', async (ask) => {
    const ids = needs.map((need) => need.id);
    const counts = await openCountsByNeed(ask.ctx, ids);
    return ask.show(<NeedsPage page={ask.page} counts={counts} open={await countOpen(ask.ctx)} />);
  }),
  page('/privacy', 'site.read', (ask) => ask.show(<PrivacyPage page={ask.page} />)),
  page('/accessibility', 'site.read', (ask) => ask.show(<AccessibilityPage page={ask.page} />)),
  page('/help', 'site.write_to_staff', (ask) => ask.show(<HelpPage page={ask.page} given={nothing} problems={{}} />)),
  act('/help', 'site.write_to_staff', postHelp),
];

async function postHelp(ask: Ask): Promise<Response> {
  const form = await ask.form();
  const read = readForm(form, messageForm);
  if (!read.ok) return ask.show(<HelpPage page={ask.page} given={form.text} problems={read.problems} />, 422);
  await writeMessage(ask.ctx, read.value, addressIn(ask));
  return ask.go('/help?done=message_sent');
}

/** The socket as node-server hands it on; without it (a test that calls the app by itself) every caller is one. */
type Bindings = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } | undefined;

const addressIn = ({ c, ctx }: Ask): string => {
  const socket = (c.env as Bindings)?.incoming?.socket?.remoteAddress;
  return addressOf(socket, c.req.header('X-Forwarded-For'), ctx.config.trustedProxy);
};
