import type { Limits } from './limits.ts';
import { builtInFormat, generalFormat, type NumberFormat, readFormat } from './number-format.ts';
import { lookOfZip } from './recognise-file.ts';
import { Refused } from './refusal.ts';
import { readXml } from './xml.ts';
import type { Zip } from './zip.ts';

/** Which sheets a workbook has, where their parts lie, and how it counts days. */
export interface WorkbookParts {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: string }[];
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
  readonly from1904: boolean;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

export async function readWorkbookParts(zip: Zip, limits: Limits): Promise<WorkbookParts> {
  const root = await readRelations(zip, '_rels/.rels', '', limits);
  const main = [...root.values()].find((relation) => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const part = zip.part(main);
  if (!part || !/workbook[^/]*\.xml$/i.test(main)) {
    throw new Refused('not_a_workbook', { looks_like: lookOfZip(zip.names) });
  }
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = await readRelations(zip, `${folder}_rels/${main.slice(folder.length)}.rels`, folder, limits);
  const { sheets, from1904 } = await readSheetList(part, relations, limits);
  if (sheets.length > limits.sheets) {
    throw new Refused('too_many_sheets', { found: sheets.length, allowed: limits.sheets });
  }
  const target = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;
  return { sheets, from1904, sharedStrings: target('sharedStrings'), styles: target('styles') };
}

async function readRelations(zip: Zip, name: string, folder: string, limits: Limits): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  const part = zip.part(name);
  if (!part) return relations;
  const open = (tag: string, attributes: Readonly<Record<string, string>>) => {
    if (tag !== 'Relationship') return;
    const type = (attributes.Type ?? '').slice((attributes.Type ?? '').lastIndexOf('/') + 1);
    relations.set(attributes.Id ?? '', { type, target: resolve(folder, attributes.Target ?? '') });
  };
  await readXml(part, { open }, limits);
  return relations;
}

/** A target is named from the archive's root (`/xl/…`) or from the folder of the part that names it. */
function resolve(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `/${folder}${target}`;
  return new URL(`zip:${path}`).pathname.slice(1);
}

async function readSheetList(part: AsyncIterable<Uint8Array>, relations: Map<string, Relation>, limits: Limits) {
  const sheets: { name: string; hidden: boolean; part: string }[] = [];
  let from1904 = false;
  const open = (tag: string, attributes: Readonly<Record<string, string>>) => {
    if (tag === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
    if (tag !== 'sheet') return;
    const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1];
    const relation = relations.get(id ?? '');
    // Chart sheets and macro sheets are listed here too, but hold no rows.
    if (relation?.type !== 'worksheet') return;
    const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
    sheets.push({ name: attributes.name ?? '', hidden, part: relation.target });
  };
  await readXml(part, { open }, limits);
  return { sheets, from1904 };
}

/** The number format of each cell style, by the style's number. */
export async function readStyles(
  part: AsyncIterable<Uint8Array> | undefined,
  limits: Limits,
): Promise<readonly NumberFormat[]> {
  const own = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let inCellStyles = false;
  if (!part) return formats;
  const open = (tag: string, attributes: Readonly<Record<string, string>>) => {
    if (tag === 'numFmt') own.set(Number(attributes.numFmtId), readFormat((attributes.formatCode ?? '').slice(0, 255)));
    if (tag === 'cellXfs') inCellStyles = true;
    if (tag !== 'xf' || !inCellStyles) return;
    const id = Number(attributes.numFmtId ?? 0);
    formats.push(own.get(id) ?? builtInFormat(id));
  };
  const close = (tag: string) => {
    if (tag === 'cellXfs') inCellStyles = false;
  };
  await readXml(part, { open, close }, limits);
  return formats;
}

export function formatOf(formats: readonly NumberFormat[], style: string | undefined): NumberFormat {
  return formats[Number(style ?? 0)] ?? generalFormat;
}
