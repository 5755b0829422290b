import { beforeEach, describe, expect, test } from 'vitest';
import { NotFound } from '../../src/errors.ts';
import { register } from '../../src/accounts/register.ts';
import { waitingRequests } from '../../src/accounts/index.ts';
import { approveEmployer, employerOf, employerRequestOf } from '../../src/organizations/index.ts';
import { as, caller, goodPassword, makeHouse, someone, visitor } from '../accounts/people.ts';
import { chaoyang, city, employer, fengtai, ownerOf, setCity, student } from '../positions/world.ts';
import { testDb } from '../support/db.ts';

const db = testDb();
const house = makeHouse(db);
const code = '91110000MA00000016';
let request = 0;

beforeEach(async () => {
  await setCity(house);
  await register(
    as(house, visitor),
    {
      kind: 'employer',
      account: { name: '陈经理', mail: 'chen@example.com', username: null, password: goodPassword },
      facts: {
        organization: '清禾云图科技有限公司',
        credit_code: code,
        employer_kind: '民营企业',
        district: '110105',
        name: '陈经理',
        phone: '13900000001',
        mail: 'chen@example.com',
        consent: '2026-11',
      },
    },
    caller,
  );
  request = (await waitingRequests(as(house, city)))[0]!.id;
});

const memberships = () => db.selectFrom('memberships').select(['state', 'employer_id']).execute();

describe('a registration of an employer', () => {
  test('becomes a new employer with what it said, and its account opens', async () => {
    const staff = await someone(house, 'district_staff', { district: '110105' });
    const approved = await approveEmployer(as(house, staff), request, 'new');
    expect(approved).toMatchObject({ ok: true });
    const { id } = await db.selectFrom('employers').select('id').executeTakeFirstOrThrow();
    expect(await employerOf(as(house, ownerOf(id)), id)).toMatchObject({
      name: '清禾云图科技有限公司',
      creditCode: code,
      kind: '民营企业',
      region: '110105',
      contactName: '陈经理',
      contactPhone: '13900000001',
    });
    expect(await memberships()).toContainEqual({ state: 'active', employer_id: id });
    expect((await house.post()).map((letter) => letter.to)).toEqual(['chen@example.com']);
  });

  test('is linked to the employer that is there, which stays as it is', async () => {
    const staff = await someone(house, 'city_staff');
    const id = await employer(house, { name: '清禾云图', credit_code: code });
    expect(await approveEmployer(as(house, staff), request, { employerId: id })).toEqual({ ok: true, employerId: id });
    expect(await db.selectFrom('employers').select('name').execute()).toEqual([{ name: '清禾云图' }]);
    expect(await memberships()).toContainEqual({ state: 'active', employer_id: id });
  });

  test('is no second employer where its code is there, nor one that is not there', async () => {
    await employer(house, { credit_code: code });
    expect(await approveEmployer(as(house, city), request, 'new')).toEqual({
      ok: false,
      problems: { employer: 'taken' },
    });
    expect(await approveEmployer(as(house, city), request, { employerId: 999 })).toEqual({
      ok: false,
      problems: { employer: 'not_found' },
    });
    expect((await memberships()).map((one) => one.state)).toContain('waiting');
  });

  test('is not there for others, also not for staff of another district', async () => {
    for (const actor of [visitor, student, fengtai, ownerOf(1)]) {
      await expect(approveEmployer(as(house, actor), request, 'new')).rejects.toThrow(NotFound);
    }
    expect((await employerRequestOf(as(house, chaoyang), request)).facts.phone).toBe('13900000001');
    expect(await db.selectFrom('employers').select('id').execute()).toEqual([]);
  });

  test('is decided once: of two at the same time one adds an employer, the other nothing', async () => {
    const staff = await someone(house, 'city_staff');
    const approve = () => approveEmployer(as(house, staff), request, 'new');
    const both = await Promise.allSettled([approve(), approve()]);
    const lost = both.filter((one) => one.status === 'rejected' || !one.value.ok);
    expect(lost).toHaveLength(1);
    expect(await db.selectFrom('employers').select('id').execute()).toHaveLength(1);
    expect((await memberships()).filter((one) => one.state === 'active' && one.employer_id !== null)).toHaveLength(1);
  });
});
