import { Parser, StaticConfigLoader, type HtmlElement } from 'html-validate/node';

const config = await new StaticConfigLoader({}).getConfigFor('page.html');

/** A page as a tree. Texts and attributes stand in it as they were written: `decodeText` reads them. */
export const readHtml = (html: string): HtmlElement => new Parser(config).parseHtml(html);

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

export const decodeText = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole);

/** The text of an element, in one line. */
export const textOf = (element: HtmlElement | null): string =>
  decodeText(element?.textContent ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
