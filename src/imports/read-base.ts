import type { BaseFacts, OfferedSlot } from '../bases/index.ts';
import type { Cell } from '../sheets/index.ts';
import type { RowProblem } from './plan.ts';
import * as values from './read-values.ts';
import {
  readRow,
  said,
  standingOf,
  wrong,
  type HeaderOf,
  type RawRow,
  type Said,
  type Standing,
} from './row-reader.ts';

/** What one row of 附件5 says. `place`: its place on the list. */
export type BaseRead = Standing & {
  readonly place: number;
  readonly facts: Partial<BaseFacts>;
  readonly problems: RowProblem[];
};

type Mutable = { -readonly [K in keyof BaseFacts]?: BaseFacts[K] };

/** `place` counts where the row has no 序号 of its own. */
export function readBase(row: RawRow, header: HeaderOf, place: number): BaseRead {
  const reader = readRow(row, header);
  const { get } = reader;
  const facts: Mutable = {};
  const name = get('name', values.name(100));
  if (name === undefined && reader.problems.length === 0) reader.refuse('name', { code: 'required' });
  if (name !== undefined) facts.name = name;
  const offered = get('offered', readOffered);
  if (offered !== undefined) facts.offered = offered;
  const address = get('address', values.text(200));
  if (address !== undefined) facts.address = address;
  const contact = get('contact_name', values.name(60));
  if (contact !== undefined) facts.contact_name = contact;
  const phone = get('contact_phone', values.dialled);
  if (phone !== undefined) facts.contact_phone = phone;
  const serial = values.count(reader.cell('serial'));
  const own = serial && 'value' in serial && serial.value > 0 ? serial.value : place;
  return { ...standingOf(row), place: own, facts, problems: reader.problems };
}

const chineseCounts = '零一二三四五六七八九十';
const slot = /^(.+?)[\s:：×xX*（(]*([0-9０-９]{1,3}|[一二两三四五六七八九十])\s*(?:个|名|人|位)?[)）]?$/u;

const isTitle = (text: string): boolean => /\p{L}/u.test(text) && !/^若干$/.test(text.trim());
/** 文员若干 may be 文员1个; without a title there is nothing to suggest. */
function withPlaces(text: string): string[] {
  const title = text.replace(/(若干|数)?[个名人位]?$/u, '').trim();
  return isTitle(title) ? [`${title}1个`] : [];
}

/** 数据标注员2个；咖啡师（运河店）1个: a title stays as it is written. */
function readOffered(cell: Cell): Said<OfferedSlot[]> {
  const parts = cell.text
    .split(/[;；\n]|(?<=[个名人位)）])[、,，]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const found: OfferedSlot[] = [];
  for (const part of parts) {
    const [, title, written] = slot.exec(part) ?? [];
    const count = written?.normalize('NFKC');
    const places =
      count === undefined ? 0 : /\d/.test(count) ? Number(count) : chineseCounts.indexOf(count.replace('两', '二'));
    if (title === undefined || !isTitle(title) || places < 1)
      return wrong('no_places', { found: part, suggestions: withPlaces(title ?? part) });
    found.push({ title: title.trim().slice(0, 100), places });
  }
  return found.length === 0 ? null : said(found);
}
