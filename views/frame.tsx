import type { Child } from 'hono/jsx';
import { Footer, Header } from './frame-bands.tsx';
import type { NavKey } from './nav.ts';
import type { Page } from './page.ts';
import { MarkSprite } from './parts/mark.tsx';
import { Notice } from './parts/notice.tsx';
import { TitleBlock } from './parts/title-block.tsx';

type Props = {
  page: Page;
  /** Of the document, and of the page unless `heading` is given. */
  title: string;
  /** The h1 when it holds more than text; null when the page brings its own. */
  heading?: Child;
  current?: NavKey;
  back?: { href: string; label: Child };
  kicker?: Child;
  lead?: Child;
  /** True on results pages: the lead is their status line. */
  counted?: boolean;
  /** True when a form came back with problems: the document's title says so first. */
  wrong?: boolean;
  /** Number of the page in a list, from 1. */
  number?: number;
  /** A room's own sentences for `?done=`, beside the shared ones. */
  done?: Readonly<Record<string, string>>;
  children?: Child;
};

const htmxConfig = JSON.stringify({
  includeIndicatorCSS: false,
  history: false,
  defaultFocusScroll: true,
  extensions: 'sse',
  noSwap: [204, 304],
});

/** The whole document around one page. */
export function Frame(props: Props) {
  const { page, title, heading, current, back, kicker, lead, counted, children } = props;
  const { display } = page;
  // 长辈版 means larger text too, unless she chose an even larger one.
  const scale = display.elder ? Math.max(125, display.scale) : display.scale;
  return (
    <html
      lang={page.lang === 'zh' ? 'zh-CN' : 'en'}
      data-theme={display.theme}
      data-scale={scale}
      data-space={display.spacing}
      data-cursor={display.largeCursor ? 'large' : undefined}
      data-elder={display.elder ? 'yes' : undefined}
    >
      <DocumentHead {...props} />
      <body>
        <MarkSprite />
        <a class="skip vh" href="#main">
          {page.words.frame.skip}
        </a>
        <Header page={page} current={current} />
        <main class="main wrap" id="main" tabindex={-1}>
          <Done page={page} own={props.done} />
          {heading !== null && (
            <TitleBlock
              page={page}
              title={heading ?? title}
              lead={lead}
              kicker={kicker}
              {...(back ? { back } : {})}
              {...(counted ? { counted } : {})}
            />
          )}
          {children}
          {page.catchingUp?.() && <p class="small">{page.words.search.catchingUp}</p>}
        </main>
        <Footer page={page} />
        <div class="vh" id="announce" role="status"></div>
        <div class="vh" id="alarm" role="alert"></div>
      </body>
    </html>
  );
}

function DocumentHead(props: Props) {
  const { assets } = props.page;
  return (
    <head>
      <meta charset="utf-8" />
      <title>{documentTitle(props)}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="htmx-config" content={htmxConfig} />
      <link rel="stylesheet" href={assets.css} />
      <link rel="icon" type="image/svg+xml" href={assets.icon} />
      <script src={assets.js} defer></script>
    </head>
  );
}

function documentTitle({ page, title, wrong, number = 1 }: Props): string {
  const { frame } = page.words;
  const numbered = number > 1 ? frame.numberedTitle(title, number) : title;
  return frame.siteTitle(wrong ? frame.errorTitle(numbered) : numbered);
}

/** What the last act did, said once; a key that nobody knows says nothing. */
function Done({ page, own }: { page: Page; own: Props['done'] }) {
  const { done: shared, doneTitle } = page.words.frame;
  const said: Readonly<Record<string, string>> = { ...shared, ...own };
  if (page.done === null || !Object.hasOwn(said, page.done)) return null;
  return (
    <Notice id="done" title={doneTitle} focus>
      {said[page.done]}
    </Notice>
  );
}
