import { demands, devices, employerKinds, features, needs, servicesWanted } from '../reference/index.ts';
import type { ImportKind } from '../imports/index.ts';
import { tableSheet, writeWorkbook, type OutSheet } from '../sheets/index.ts';
import type { StudentOnRecord } from '../students/index.ts';
import { annex2Of } from './annex2.ts';
import { annex2Sheet } from './annex2-sheet.ts';
import { annex1Columns, annex5Columns, positionColumns, registerColumns, titles } from './columns.ts';

const blankRows = 20;
const names = {
  annex1: '附件1-空白',
  annex2: '附件2-空白',
  register: '登记汇总表-空白',
  positions: '岗位清单-空白',
  annex5: '附件5-空白',
} as const satisfies Record<ImportKind, string>;

/** An empty form with drop-downs, and beside it the words that may stand in cells of several values. */
export async function blankForm(kind: ImportKind): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  return {
    name: `${names[kind]}.xlsx`,
    bytes: await writeWorkbook({ sheets: [formSheet(kind), ...wordSheets(kind)] }),
  };
}

function formSheet(kind: ImportKind): OutSheet {
  const blank = { rows: [], blankRows, landscape: true };
  switch (kind) {
    case 'annex1':
      return tableSheet({
        ...blank,
        name: '附件1',
        mark: '附件1',
        title: titles.annex1,
        facts: '学校名称：            填表老师：            职务：            联系方式：',
        columns: annex1Columns,
      });
    case 'annex2':
      return { ...annex2Sheet(annex2Of(nobody, ''), { foot: '' }), name: '报名表' };
    case 'register':
      return tableSheet({ ...blank, name: '登记汇总表', title: titles.register, columns: registerColumns });
    case 'positions':
      return tableSheet({ ...blank, name: '岗位清单', title: titles.positions, columns: positionColumns });
    case 'annex5':
      return tableSheet({
        ...blank,
        name: '附件5',
        mark: '附件5',
        title: titles.annex5,
        facts: '区：            填报时间：    年  月  日',
        columns: annex5Columns,
        signatures: ['单位负责人：', '填报人：', '联系电话：'],
      });
  }
}

const nobody: StudentOnRecord = {
  id: 0,
  number: '',
  name: '',
  district: null,
  schoolId: null,
  facts: {},
  confirmedFields: [],
  needsConfirmedBy: null,
  withdrawn: false,
};

type Words = { readonly header: string; readonly words: readonly string[] };
const zh = (all: readonly { readonly zh: string }[]) => all.map((one) => one.zh);

const wordsOf: Readonly<Record<ImportKind, readonly Words[]>> = {
  annex1: [],
  annex2: [],
  annex5: [],
  register: [
    { header: '便利（必须的、最好有的）', words: zh(needs) },
    { header: '辅助器具', words: zh(devices) },
    { header: '意向单位', words: employerKinds },
    { header: '项目', words: servicesWanted },
  ],
  positions: [
    { header: '便利（已有、可提供、不具备）', words: zh(features) },
    { header: '要求（核心、附带）', words: zh(demands) },
  ],
};

function wordSheets(kind: ImportKind): OutSheet[] {
  const lists = wordsOf[kind];
  if (lists.length === 0) return [];
  const length = Math.max(...lists.map((list) => list.words.length));
  const rows = Array.from({ length }, (_, at) => lists.map((list) => list.words[at] ?? null));
  const note = '一格里可以写几个，用“；”隔开。没有写到的便利，算“还不知道”，不算“没有”。';
  const columns = lists.map(({ header }) => ({ header, width: 44 }));
  return [tableSheet({ name: '可以填的词', facts: note, columns, rows })];
}
