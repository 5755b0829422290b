import { describe, expect, test } from 'vitest';
import { NotFound } from '../../src/errors.ts';
import { changeSettings } from '../../src/site/change-settings.ts';
import { as, makeHouse } from '../accounts/people.ts';
import { testDb } from '../support/db.ts';
import { actors, everybody, openSite, textOf } from './site.tsx';

const db = testDb();
const given = {
  name: '杭州市残疾人就业服务中心',
  name_en: '',
  city: '杭州市',
  phone: '0571-0000 1234',
  sms: '',
  mail: 'help@example.org',
  hours: '工作日 9:00–17:00',
  hours_en: '',
};

describe('the settings', () => {
  test('are changed by the administrator, and stand at the foot of every page', async () => {
    const site = openSite(makeHouse(db));
    const response = await site.post('administrator', '/settings', given);
    expect(response.headers.get('Location')).toBe('/settings?done=saved');
    expect(await db.selectFrom('agency').select(['name', 'city_code', 'phone']).execute()).toEqual([
      { name: '杭州市残疾人就业服务中心', city_code: '330100', phone: '0571-0000 1234' },
    ]);
    const text = textOf(await site.html('visitor', '/privacy'));
    expect(text).toContain('电话 0571-0000 1234');
    expect(text).toContain('工作日 9:00–17:00');
    expect(await site.html('administrator', '/settings')).toContain('value="杭州市"');
  });

  test('of the log say which fields changed, and nothing when none did', async () => {
    const house = makeHouse(db);
    await changeSettings(as(house, actors.administrator), given);
    await changeSettings(as(house, actors.administrator), given);
    await changeSettings(as(house, actors.administrator), { ...given, phone: '' });
    const log = await db.selectFrom('audit_log').select(['verb', 'facts']).orderBy('id').execute();
    expect(log).toEqual([
      { verb: 'settings.change', facts: { fields: ['name', 'phone', 'mail', 'hours', 'city_code'] } },
      { verb: 'settings.change', facts: { fields: ['phone'] } },
    ]);
  });

  test.each(['海淀区', '浙江省', '没有这个市', '朝阳'])('take no %s for a city', async (city) => {
    const site = openSite(makeHouse(db));
    const response = await site.post('administrator', '/settings', { ...given, city });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('href="#city"');
    expect(await db.selectFrom('agency').select('city_code').execute()).toEqual([{ city_code: null }]);
  });

  test.each([
    ['phone', '打这个电话'],
    ['mail', 'help@'],
    ['name', ''],
  ])('take no %s like “%s”', async (field, value) => {
    const site = openSite(makeHouse(db));
    const response = await site.post('administrator', '/settings', { ...given, [field]: value });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(`href="#${field}"`);
  });

  test('are nobody else’s', async () => {
    const house = makeHouse(db);
    const site = openSite(house);
    for (const who of everybody.filter((each) => each !== 'administrator')) {
      await expect(changeSettings(as(house, actors[who]), given)).rejects.toThrow(NotFound);
      expect((await site.get(who, '/settings')).status).toBe(who === 'visitor' ? 303 : 404);
    }
  });
});
