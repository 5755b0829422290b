import { beforeEach, describe, expect, test } from 'vitest';
import { base, baseKeeper, chaoyang, city, employer, makeHouse, setCity } from '../positions/world.ts';
import { openSite, type Site } from '../positions/site.tsx';
import { testDb } from '../support/db.ts';
import { validateHtml } from '../support/html-validate.ts';

const db = testDb();
const house = makeHouse(db);
let site: Site;
let id = 0;

beforeEach(async () => {
  await setCity(house);
  id = await base(house, null, { name: '示例同心科技实习基地' });
  site = openSite(house, { city, chaoyang, base: baseKeeper(id) });
});

const sentTo = (response: Response) => (response.status === 303 ? response.headers.get('Location') : null);
async function shown(response: Response): Promise<string> {
  const html = await response.text();
  expect(validateHtml(html)).toEqual([]);
  return html;
}
const rowOf = (which: number) => db.selectFrom('bases').selectAll().where('id', '=', which).executeTakeFirstOrThrow();

const filled = {
  version: '1',
  act: 'save',
  address: '示例路5号',
  contact_name: '联系人2',
  contact_phone: '010-88001002',
  slot_title_1: '数据标注员',
  slot_places_1: '2',
  slot_title_2: '行政助理',
  slot_places_2: '1',
  slot_title_3: '',
  slot_places_3: '',
};
const staffs = { ...filled, name: '示例晨光文化实习基地', district: '110105', employer: '' };

describe('the form of a base', () => {
  test('is saved by the base itself; what only staff keep is left as it is', async () => {
    const sly = { ...filled, name: '别的', district: '110106' };
    expect(sentTo(await site.post('base', '/my/base/edit', sly))).toBe('/my/base?done=saved');
    expect(await rowOf(id)).toMatchObject({
      name: '示例同心科技实习基地',
      district: '110105',
      offered: [
        { title: '数据标注员', places: 2 },
        { title: '行政助理', places: 1 },
      ],
    });
    const html = await shown(await site.get('base', '/my/base'));
    expect(html).toContain('01088001002');
    expect((await site.post('base', '/my/base/edit', filled)).status).toBe(409);
  });

  test('gets one more row by a button, and keeps what was typed', async () => {
    const more = await site.post('base', '/my/base/edit', { ...filled, act: 'more', address: '没有保存' });
    const html = await shown(more);
    expect(more.status).toBe(200);
    expect(html).toContain('name="slot_title_4"');
    expect(html).toContain('value="没有保存"');
    expect((await rowOf(id)).address).toBe('示例路3号');
  });

  test('saves when Enter is pressed: that button comes first', async () => {
    const html = await shown(await site.get('base', '/my/base/edit'));
    const form = html.slice(html.indexOf('action="/my/base/edit"'));
    expect(/<button type="submit"[^>]*value="(\w+)"/.exec(form)?.[1]).toBe('save');
  });

  test('tells all that is wrong at once, row by row', async () => {
    const wrong = {
      ...staffs,
      name: '',
      district: '110106',
      employer: '没有这家',
      contact_phone: '1',
      slot_places_2: '',
    };
    const response = await site.post('chaoyang', `/bases/${id}/edit`, wrong);
    const html = await shown(response);
    expect(response.status).toBe(422);
    for (const field of ['name', 'employer', 'contact_phone', 'slot_places_2'])
      expect(html).toContain(`href="#${field}"`);
  });

  test('adds a base and links it to its employer', async () => {
    const employerId = await employer(house, { name: '清禾云图科技有限公司' });
    const added = await site.post('chaoyang', '/bases/new', { ...staffs, employer: '清禾云图科技有限公司' });
    const made = Number(/\/bases\/(\d+)\?done=created/.exec(sentTo(added) ?? '')?.[1]);
    expect(await rowOf(made)).toMatchObject({ name: '示例晨光文化实习基地', employer_id: employerId });
    const again = await site.post('chaoyang', '/bases/new', staffs);
    expect(again.status).toBe(422);
    expect(await shown(again)).toContain('href="#name"');
  });

  test('keeps staff of a district within it, whatever is posted', async () => {
    expect((await site.post('chaoyang', '/bases/new', { ...staffs, district: '110106' })).status).toBe(422);
    expect((await site.post('city', '/bases/new', { ...staffs, district: '330106' })).status).toBe(422);
    expect((await db.selectFrom('bases').select('id').execute()).length).toBe(1);
  });
});
