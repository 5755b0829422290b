import { describe, expect, test } from 'vitest';
import {
  cellLooks,
  dataRows,
  findTable,
  labelledTexts,
  type OutSheet,
  readForm,
  tableSheet,
  writeWorkbook,
} from '../../src/sheets/index.ts';
import { sheetsOf, textsOf } from './make-file.ts';

describe('a table sheet', () => {
  const spec = {
    name: '附件1',
    mark: '附件1',
    title: '在校残疾人大学生基本信息表',
    facts: '学校名称：示例大学    填表老师：王老师',
    columns: [
      { header: '姓名', width: 10 },
      { header: '残疾类别', width: 12, group: '残疾情况', options: ['视力', '听力'] },
      {
        header: '残疾等级',
        width: 12,
        group: '残疾情况',
        options: Array.from({ length: 80 }, (_, at) => `第${at}个选项`),
      },
      { header: '备注', width: 20, options: ['一,二', '三'], strict: false },
    ],
    rows: [
      ['张三', '视力', '一级', null],
      ['李四', { value: '看力', look: 'alert' as const }, '二级', '无'],
    ],
    blankRows: 2,
    notes: ['注：请按证填写。'],
    signatures: ['单位负责人：', '填报人：'],
    landscape: true,
    foot: '王老师 & 2026-10-08',
  } as const;

  test('is found again with its facts, its rows and nothing else', async () => {
    const sheets = await sheetsOf(await writeWorkbook({ sheets: [tableSheet(spec)] }));
    const found = findTable(sheets, [
      { key: 'name', headers: ['姓名'] },
      { key: 'category', headers: ['残疾类别'] },
      { key: 'level', headers: ['残疾等级'] },
      { key: 'remark', headers: ['备注'] },
    ]);
    expect(found?.headerRows).toEqual([4, 5]);
    expect(found && labelledTexts(found.above)).toEqual({ 学校名称: '示例大学', 填表老师: '王老师' });
    expect(
      found && [...dataRows(found)].map((row) => [row.number, row.cells.name.text, row.cells.category.text]),
    ).toEqual([
      [6, '张三', '视力'],
      [7, '李四', '看力'],
    ]);
    expect(sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
      ['附件1', false],
      ['选项', true],
    ]);
    expect(textsOf(sheets[1])[0]).toEqual(['第0个选项', '一,二']);
  });

  test('is laid out for A4 with frozen and repeated headers, merged cells and drop-downs', async () => {
    const xml = await partsOf(await writeWorkbook({ sheets: [tableSheet(spec)] }));
    const sheet = xml['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(sheet).toContain('<pane ySplit="5" topLeftCell="A6" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<mergeCell ref="A2:D2"/>');
    expect(sheet).toContain('<mergeCell ref="A4:A5"/>');
    expect(sheet).toContain('<mergeCell ref="B4:C4"/>');
    expect(sheet).toContain('showErrorMessage="1" sqref="B6:B1005"><formula1>"视力,听力"</formula1>');
    expect(sheet).toContain("<formula1>'选项'!$A$1:$A$80</formula1>");
    expect(sheet).toContain('showErrorMessage="0" sqref="D6:D1005"><formula1>\'选项\'!$B$1:$B$2</formula1>');
    expect(sheet).toContain('&amp;L王老师 &amp;&amp; 2026-10-08&amp;C');
    expect(xml['xl/workbook.xml']).toContain('localSheetId="0">\'附件1\'!$4:$5</definedName>');
    expect(xml['xl/workbook.xml']).toContain('name="选项" sheetId="2" state="hidden"');
  });

  test('with a header of one line has one', async () => {
    const columns = [
      { header: '姓名', width: 10 },
      { header: '电话', width: 10 },
      { header: '备注', width: 9 },
    ];
    const [sheet] = await sheetsOf(
      await writeWorkbook({ sheets: [tableSheet({ name: 'a', columns, rows: [['甲', '1', '2']] })] }),
    );
    expect(textsOf(sheet)).toEqual([
      ['姓名', '电话', '备注'],
      ['甲', '1', '2'],
    ]);
  });
});

describe('a workbook', () => {
  test('can hold a form with boxes that is read again', async () => {
    const form: OutSheet = {
      name: '报名表',
      widths: [12, 20, 12, 20],
      rows: [
        { cells: [{ value: '报名表', look: 'title', across: 4 }], height: 36 },
        {
          cells: [
            { value: '姓名', look: 'label' },
            { value: '张三' },
            { value: '性别', look: 'label' },
            { value: '男' },
          ],
        },
        {
          cells: [
            { value: '户籍', look: 'label', down: 2 },
            { value: '□农业', across: 3 },
          ],
        },
        { cells: [null, { value: '☑非农业', across: 3 }] },
      ],
    };
    const [sheet] = await sheetsOf(await writeWorkbook({ sheets: [form] }));
    const read = readForm(sheet!, [
      { key: 'name', labels: ['姓名'] },
      { key: 'sex', labels: ['性别'] },
      { key: 'household', labels: ['户籍'] },
    ]);
    expect(read.name?.texts).toEqual(['张三']);
    expect(read.household?.options.map((option) => [option.text, option.ticked])).toEqual([
      ['农业', false],
      ['非农业', true],
    ]);
  });

  test('gives its sheets valid and different names', async () => {
    const sheets = ['a/b:c*d', 'A B C D', '', "'x'", '长'.repeat(40), '长'.repeat(40)].map((name) => ({
      name,
      widths: [],
      rows: [{ cells: [{ value: 1 }] }],
    }));
    const names = (await sheetsOf(await writeWorkbook({ sheets }))).map((sheet) => sheet.name);
    expect(names).toEqual(['a b c d', 'A B C D 2', 'Sheet3', 'x', '长'.repeat(31), `${'长'.repeat(27)} 2`]);
  });

  test('has a style for every look and the same bytes every time', async () => {
    const sheet: OutSheet = {
      name: '表',
      widths: [9],
      rows: cellLooks.map((look) => ({ cells: [{ value: look, look }] })),
    };
    const [one, two] = [await writeWorkbook({ sheets: [sheet] }), await writeWorkbook({ sheets: [sheet] })];
    expect(Buffer.from(one).equals(two)).toBe(true);
    const styles = (await partsOf(one))['xl/styles.xml'] ?? '';
    const cellStyles = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(styles)?.[1] ?? '';
    expect([...cellStyles.matchAll(/<xf /g)]).toHaveLength(cellLooks.length);
  });

  test('of 10,000 rows is written in small turns, so that others have theirs', async () => {
    let turns = 0;
    let done = false;
    const turn = () => {
      turns += 1;
      if (!done) setImmediate(turn);
    };
    setImmediate(turn);
    const rows = Array.from({ length: 10_000 }, (_, at) =>
      Array.from({ length: 24 }, (_, column) => `第${at}行第${column}列的内容`),
    );
    const columns = Array.from({ length: 24 }, (_, at) => ({ header: `列${at}`, width: 12 }));
    const bytes = await writeWorkbook({ sheets: [tableSheet({ name: '大', columns, rows })] });
    done = true;
    expect((await sheetsOf(bytes))[0]?.rows.length).toBe(10_001);
    expect(turns).toBeGreaterThan(100);
  });
});

async function partsOf(bytes: Uint8Array): Promise<Record<string, string>> {
  const { fromBufferPromise } = await import('yauzl');
  const { text } = await import('node:stream/consumers');
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const parts: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) parts[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
  return parts;
}
