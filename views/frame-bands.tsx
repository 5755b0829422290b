import { navFor, type NavKey } from './nav.ts';
import type { Page } from './page.ts';
import { Dots } from './parts/dots.tsx';
import { Logo } from './parts/hero.tsx';
import { Zh } from './parts/zh.tsx';

/** White band at the top: who we are, who reads, tools; then her pages. */
export function Header({ page, current }: { page: Page; current?: NavKey | undefined }) {
  const { frame } = page.words;
  return (
    <header class="head">
      <div class="wrap head-top">
        <div class="brand-line">
          <a class="brand" href={page.to('/')}>
            <Logo />
            <Zh page={page}>{frame.site}</Zh>
          </a>
          <p class="who">
            <Who page={page} />
          </p>
        </div>
        <Tools page={page} />
      </div>
      <nav class="nav" aria-label={frame.menu}>
        <ul class="wrap menu">
          {navFor(page.viewer.role).map((item) => (
            <li>
              <a href={page.to(item.path)} aria-current={item.key === current ? 'page' : undefined}>
                {frame.nav[item.key]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** Role, place and name; names and places stay Chinese in English. */
function Who({ page }: { page: Page }) {
  const { role, place, name } = page.viewer;
  const chinese = (text: string | null) => (text ? <Zh page={page}>{text}</Zh> : null);
  return <Dots items={[page.words.frame.roles[role], chinese(place), chinese(name)]} />;
}

function Tools({ page }: { page: Page }) {
  const { frame } = page.words;
  const visitor = page.viewer.role === 'visitor';
  return (
    <ul class="tools" aria-label={frame.tools}>
      <li>
        <a class="link" href={page.to('/display')}>
          {frame.displaySettings}
        </a>
      </li>
      <li>
        <OtherLanguage page={page} />
      </li>
      {!visitor && (
        <li>
          <a class="link" href={page.to('/account')}>
            {frame.account}
          </a>
        </li>
      )}
      <li>
        {visitor ? (
          <a class="link" href={page.to('/register/employer')}>
            {frame.employerEntry}
          </a>
        ) : (
          <form method="post" action={page.to('/sign-out')}>
            <button type="submit" class="link">
              {frame.signOut}
            </button>
          </form>
        )}
      </li>
    </ul>
  );
}

/** The same page in the other language, said in that language. */
function OtherLanguage({ page }: { page: Page }) {
  const toEnglish = page.lang === 'zh';
  const path = toEnglish ? `/en${page.path === '/' ? '' : page.path}` : page.path;
  const lang = toEnglish ? 'en' : 'zh-CN';
  return (
    <a class="link" href={`${path}${page.search}`} lang={lang} hreflang={lang}>
      {page.words.frame.otherLanguage}
    </a>
  );
}

/** The same on every page, also on those that say what went wrong. */
export function Footer({ page }: { page: Page }) {
  const { help } = page.words.frame;
  const { phone, sms, hours, hoursEn } = page.help;
  const time = page.lang === 'zh' ? hours : hoursEn;
  return (
    <footer class="foot">
      <div class="wrap">
        <div class="help">
          <h2>{help.title}</h2>
          <a class="link" href={page.to('/help')}>
            {help.message}
          </a>
          {phone && (
            <a class="link" href={`tel:${digits(phone)}`}>
              {help.phone(phone)}
            </a>
          )}
          {sms && (
            <a class="link" href={`sms:${digits(sms)}`}>
              {help.sms(sms)}
            </a>
          )}
          {time && <p class="small">{time}</p>}
        </div>
        <ul class="notes" aria-label={help.label}>
          <li>
            <a class="link" href={page.to('/privacy')}>
              {help.privacy}
            </a>
          </li>
          <li>
            <a class="link" href={page.to('/accessibility')}>
              {help.accessibility}
            </a>
          </li>
        </ul>
      </div>
    </footer>
  );
}

const digits = (number: string) => number.replace(/[^\d+]/g, '');
