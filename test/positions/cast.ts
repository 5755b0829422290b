import { judgeReason, recordEvidence } from '../../src/positions/index.ts';
import {
  as,
  base,
  baseKeeper,
  chaoyang,
  city,
  employer,
  fengtai,
  ownerOf,
  post,
  setCity,
  student,
  teacher,
  visitor,
} from './world.ts';
import type { House } from './world.ts';

const offices = [
  ['数据治理工程师（初级）', '清禾云图科技有限公司', '民营企业', 7000, 9500],
  ['图书编目员', '澄明图书馆服务中心', '社会组织', 5500, 6500],
  ['会计助理', '和信达财务服务有限公司', '民营企业', 5800, 7000],
] as const;

/** A city in which every page of the three rooms has something to show. */
export async function makeCast(house: House) {
  await house.search.rebuild();
  await setCity(house);
  const places = ['110108', '110102', '110111-YANSHAN'];
  const numbers: string[] = [];
  for (const [index, [title, name, employer_kind, wage_min, wage_max]] of offices.entries()) {
    const id = await employer(house, { name, employer_kind, region: '110105', headcount: 120 * (index + 1) });
    numbers.push(await post(house, city, id, { title, wage_min, wage_max, region: places[index]! }));
  }
  const own = await employer(house, {
    name: '晴川数字文化有限公司',
    credit_code: '91110000MA00000016',
    contact_phone: '13900000001',
    contact_name: '陈经理',
    headcount: 200,
  });
  const baseId = await base(house, own, { name: '晴川数字文化实习基地' });
  const lonely = await base(house, null, { name: '示例远山物流实习基地' });
  await lists(house, baseId);
  const features = {
    F_ENTRANCE_STEP_FREE: 'has',
    F_LIFT_ACCESSIBLE: 'can_provide',
    F_WIDE_DOORS: 'has',
    F_TOILET_ACCESSIBLE: 'has',
    F_TEXT_FIRST_COMM: 'has',
    F_CAPTIONS: 'can_provide',
    F_SIGN_INTERPRETER: 'no',
    F_SEATED_WORK: 'has',
    F_FLEX_HOURS: 'can_provide',
  } as const;
  const internship = { kind: 'internship', title: '新媒体编辑（实习）', baseId, features } as const;
  const published = await post(house, city, own, { ...internship, wage_min: 3800, wage_max: 3800 });
  const seen = { promised_on: null, seen_on: '2026-10-12' };
  const evidence = [
    { ...seen, feature: 'F_ENTRANCE_STEP_FREE', state: 'has', source: 'visit', note: null },
    { ...seen, feature: 'F_WIDE_DOORS', state: 'has', source: 'measured', note: '门净宽 920 毫米' },
    {
      ...seen,
      feature: 'F_LIFT_ACCESSIBLE',
      state: 'can_provide',
      source: 'employer',
      note: null,
      promised_on: '2027-01-10',
    },
  ] as const;
  for (const [index, one] of evidence.entries()) await recordEvidence(as(house, city), published, index + 1, one);
  const limits = {
    categories: [{ category: '4' as const, mostSevereLevel: 3 }],
    category_reason: '要在高处检修设备。',
  };
  const reasoned = await post(house, city, own, {
    ...limits,
    title: '设备检修员',
    demands: { D_HAZARD: 'core', D_LIFT: 'incidental' },
  });
  await judgeReason(as(house, city), reasoned, 1, 'accepted');
  const waiting = await post(house, ownerOf(own), own, {
    ...limits,
    title: '前端开发工程师',
    majors: [],
    major_rule: null,
  });
  const closed = await post(house, city, own, { title: '行政助理', closes_on: null });
  await house.db.updateTable('positions').set({ state: 'closed' }).where('number', '=', closed).execute();
  const full = await post(house, city, own, { title: '数据标注员', headcount: 1 });
  await house.db.updateTable('positions').set({ taken: 1 }).where('number', '=', full).execute();
  const actors = {
    visitor,
    student,
    teacher,
    city,
    chaoyang,
    fengtai,
    owner: ownerOf(own),
    base: baseKeeper(baseId),
    lonely: baseKeeper(lonely),
  };
  return { actors, own, baseId, lonely, numbers, published, reasoned, waiting, closed, full };
}

async function lists(house: House, baseId: number): Promise<void> {
  const { id } = await house.db
    .insertInto('declaration_lists')
    .values({ district: '110105', declared_on: '2026-06-20', unit_head: null, filled_by: null, phone_sealed: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  const offered = JSON.stringify([
    { title: '数据标注员', places: 2 },
    { title: '行政助理', places: 1 },
  ]);
  await house.db.insertInto('declarations').values({ list_id: id, base_id: baseId, place: 3, offered }).execute();
}
