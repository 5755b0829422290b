import { DisplayPage } from '../../views/display/display-page.tsx';
import { defaultDisplay, scales, spacings, themes, type Display } from '../../views/page.ts';
import { act, page, type Route } from './route.ts';

const cookie = 'zhuli_display';
const oneYear = 31_536_000;

/** `dark-150-loose-ce`: theme, scale, spacing, then a letter for each switch. A part that is unknown is the default. */
export function readDisplay(cookieHeader: string | null | undefined): Display {
  const pair = (cookieHeader ?? '').split(/;\s*/).find((part) => part.startsWith(`${cookie}=`));
  const [theme, scale, spacing, switches = ''] = (pair ?? '').slice(cookie.length + 1).split('-');
  return pick({
    theme,
    scale,
    spacing,
    largeCursor: switches.includes('c'),
    elder: switches.includes('e'),
    readAloud: switches.includes('r'),
  });
}

/** The Set-Cookie that keeps it for a year, also after signing out. It holds no secret, so plain HTTP may carry it. */
export function writeDisplay({ theme, scale, spacing, largeCursor, elder, readAloud }: Display): string {
  const switches = `${largeCursor ? 'c' : ''}${elder ? 'e' : ''}${readAloud ? 'r' : ''}`;
  return `${cookie}=${theme}-${scale}-${spacing}-${switches}; Path=/; Max-Age=${oneYear}; SameSite=Lax; HttpOnly`;
}

type Picked = Record<'theme' | 'scale' | 'spacing', string | undefined> &
  Pick<Display, 'largeCursor' | 'elder' | 'readAloud'>;

function pick({ theme, scale, spacing, ...switches }: Picked): Display {
  return {
    theme: themes.find((one) => one === theme) ?? defaultDisplay.theme,
    scale: scales.find((one) => String(one) === scale) ?? defaultDisplay.scale,
    spacing: spacings.find((one) => one === spacing) ?? defaultDisplay.spacing,
    ...switches,
  };
}

export const displayRoutes: readonly Route[] = [
  page('/display', 'site.read', (ask) => ask.show(<DisplayPage page={ask.page} />)),
  act('/display', 'site.read', async (ask) => {
    const form = await ask.form();
    const reset = form.text('reset') !== '';
    const ticked = (name: string) => form.text(name) !== '';
    const chosen = pick({
      theme: form.text('theme'),
      scale: form.text('scale'),
      spacing: form.text('spacing'),
      largeCursor: ticked('large_cursor'),
      elder: ticked('elder'),
      readAloud: ticked('read_aloud'),
    });
    ask.c.header('Set-Cookie', writeDisplay(reset ? defaultDisplay : chosen), { append: true });
    return ask.go(`/display?done=${reset ? 'display_reset' : 'display_saved'}`);
  }),
];
