import type { BaseOnRecord, ListOnRecord } from '../bases/index.ts';
import { offeredText } from '../imports/index.ts';
import { regionShortName, type RegionCode } from '../reference/index.ts';
import { tableSheet, type OutSheet } from '../sheets/index.ts';
import { annex5Columns, titles } from './columns.ts';
import { dayText, phoneText, placeText } from './texts.ts';

/** 附件5: a district's list of a day, as it was sent. */
export const annex5Sheet = (
  list: ListOnRecord,
  bases: readonly BaseOnRecord[],
  home: RegionCode,
  { foot }: { readonly foot: string },
): OutSheet =>
  tableSheet({
    name: regionShortName(list.district),
    mark: '附件5',
    title: titles.annex5,
    facts: `区：${placeText(list.district, home)}        填报时间：${dayText(list.declared_on)}`,
    columns: annex5Columns,
    rows: bases.map(({ name, facts, declared }, at) => [
      declared?.place ?? at + 1,
      name,
      offeredText(declared?.offered ?? facts.offered ?? []) || null,
      facts.address ?? null,
      facts.contact_name ?? null,
      phoneText(facts.contact_phone),
    ]),
    signatures: [
      `单位负责人：${list.unit_head ?? ''}`,
      `填报人：${list.filled_by ?? ''}`,
      `联系电话：${phoneText(list.phone ?? undefined) ?? ''}`,
    ],
    landscape: true,
    foot,
  });
