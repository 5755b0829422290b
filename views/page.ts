import type { Role } from '../src/accounts/policy.ts';
import type { Words } from './words/index.ts';

export const langs = ['zh', 'en'] as const;
export type Lang = (typeof langs)[number];

export const themes = ['auto', 'light', 'dark', 'contrast'] as const;
export const scales = [100, 125, 150, 200] as const;
export const spacings = ['normal', 'loose'] as const;
/** What the reader chose on 显示设置; kept in one cookie, applied by the server, so it works without scripts. */
export type Display = {
  readonly theme: (typeof themes)[number];
  /** Text size in percent. */
  readonly scale: (typeof scales)[number];
  readonly spacing: (typeof spacings)[number];
  readonly largeCursor: boolean;
  /** 长辈版: larger text and 60 px targets, a simpler page. */
  readonly elder: boolean;
  readonly readAloud: boolean;
};
export const defaultDisplay: Display = {
  theme: 'auto',
  scale: 100,
  spacing: 'normal',
  largeCursor: false,
  elder: false,
  readAloud: false,
};

/** Who reads, as the header says it. `place` is her district, school, employer or base. */
export type Viewer = {
  /** `waiting`, `refused` and `ended` are signed in without a role that counts. */
  readonly role: Role | 'visitor' | 'waiting' | 'refused' | 'ended';
  readonly name: string | null;
  readonly place: string | null;
};

/** How to reach the agency; the same on every page. An empty part is left out. */
export type HelpLine = {
  readonly phone: string;
  readonly sms: string;
  readonly hours: string;
  readonly hoursEn: string;
};

/** The field in which a form carries `Page.filledBy`. */
export const filledByField = 'filled_by';

/** What a sentence is said with: a language and its words. A page has more; a command and a workbook need no more. */
export type Wording = {
  readonly lang: Lang;
  readonly words: Words;
};

/** All that a page needs besides its own content. Made by src/http for each request. */
export type Page = Wording & {
  /** The path without the language, e.g. `/students`. */
  readonly path: string;
  /** The query with its `?`, or ''. */
  readonly search: string;
  readonly display: Display;
  readonly viewer: Viewer;
  /** The mark of whoever is signed in; each form carries it, so that nobody sends it under another name. */
  readonly filledBy?: string;
  readonly help: HelpLine;
  readonly assets: { readonly css: string; readonly js: string; readonly icon: string };
  /** Key of the sentence that says what the last act did (`?done=saved`), once. */
  readonly done: string | null;
  /** The search index was not there for this page, or is behind: another engine answered. Known when the page is shown. */
  readonly catchingUp?: () => boolean;
  /** Adds the language to a path of ours: `/students` → `/en/students`. */
  readonly to: (path: string) => string;
};
