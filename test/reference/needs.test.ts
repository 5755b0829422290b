import { describe, expect, test } from 'vitest';
import {
  demandNamed,
  demands,
  deviceNamed,
  devices,
  disabilityCategories,
  disabilityLevels,
  featureGroups,
  featureKinds,
  featureNamed,
  features,
  featureWithId,
  functional,
  fundingOf,
  needDomains,
  needNamed,
  needs,
  needWithId,
} from '../../src/reference/index.ts';

const featureIds = new Set(features.map((feature) => feature.id));
const needIds = new Set(needs.map((need) => need.id));

describe('the functional matching table', () => {
  test('is edition 2026-1 with 74 features, 48 needs, 24 demands and 23 devices and services', () => {
    expect(functional.about.edition).toBe('2026-1');
    expect([features, needs, demands, devices].map((rows) => rows.length)).toEqual([74, 48, 24, 23]);
    expect(functional.rules).toHaveLength(14);
  });

  test('names only features and needs that exist', () => {
    const named = [
      ...needs.flatMap((need) => [...need.met_when.flat(), ...need.helpful]),
      ...demands.flatMap((demand) => demand.barriers.flatMap((barrier) => barrier.resolved_by)),
    ];
    expect(named.filter((id) => !featureIds.has(id))).toEqual([]);
    const asked = [
      ...demands.flatMap((demand) => demand.barriers.map((barrier) => barrier.need)),
      ...devices.flatMap((device) => Object.keys(device.suggests)),
      ...functional.universal_questions,
    ];
    expect(asked.filter((id) => !needIds.has(id))).toEqual([]);
    expect(needs.filter((need) => !needDomains.includes(need.domain))).toEqual([]);
  });

  test('asks every category at every level only for needs that exist, and 多重 for its components', () => {
    const lists = disabilityCategories.map((category) =>
      disabilityLevels.map((level) => functional.category_questions.categories[category].by_level[level]),
    );
    expect(lists.pop()).toEqual(disabilityLevels.map(() => 'UNION_OF_COMPONENTS'));
    expect(lists.flat().filter((list) => !Array.isArray(list) || list.length === 0)).toEqual([]);
    expect(lists.flat(2).filter((id) => !needIds.has(id ?? ''))).toEqual([]);
  });

  test('says every need, question and reason in Chinese and English, and addresses the reader with 你', () => {
    const texts = needs.flatMap((need) => [need.zh, need.en, need.ask, need.ask_en, need.rationale, need.rationale_en]);
    expect(texts.filter((text) => text.length < 3)).toEqual([]);
    expect(needs.filter((need) => !/你.*吗.*？$/.test(need.ask) || !need.ask_en.endsWith('?'))).toEqual([]);
    expect(devices.filter((device) => device.caution_en === '')).toEqual([]);
    expect(demands.filter((demand) => (demand.note === '') !== (demand.note_en === ''))).toEqual([]);
  });

  test('gives every feature a group and a kind for which it is known who can arrange it', () => {
    expect(
      features.filter(({ group, kind }) => !featureGroups.includes(group) || !featureKinds.includes(kind)),
    ).toEqual([]);
    expect(featureKinds.map((kind) => fundingOf(kind).arranged_by)).toEqual(['both', 'both', 'employer']);
    for (const kind of featureKinds) expect(fundingOf(kind).zh.length * fundingOf(kind).en.length).toBeGreaterThan(0);
  });
});

describe('a feature, need, demand or device', () => {
  test('is found by its name and its id', () => {
    for (const need of needs) {
      expect(needNamed(need.zh)).toBe(need);
      expect(needNamed(need.id)).toBe(need);
      expect(needWithId(need.id)).toBe(need);
    }
    for (const feature of features)
      expect([featureNamed(feature.zh), featureNamed(feature.id)]).toEqual([feature, feature]);
    for (const demand of demands) expect(demandNamed(demand.zh)).toBe(demand);
    for (const device of devices) expect(deviceNamed(device.zh)).toBe(device);
  });

  test('is found in spite of spaces, half and full width and brackets', () => {
    expect(featureNamed('无台阶入口(平坡或合格坡道)')?.id).toBe('F_ENTRANCE_STEP_FREE');
    expect(featureNamed(' 无台阶入口 （平坡或合格坡道）')?.id).toBe('F_ENTRANCE_STEP_FREE');
    expect(needNamed('放大／高对比')?.id).toBe('N_MAGNIFY');
    expect(needNamed('n_step_free')?.id).toBe('N_STEP_FREE');
    expect(demandNamed('高处／机械／明火')?.id).toBe('D_HAZARD');
    expect(deviceNamed('其他：盲杖')?.id).toBe('DEV_CANE');
    expect(deviceNamed('其他: 手语翻译服务')?.id).toBe('SVC_SIGN');
    expect(deviceNamed('其他：')?.id).toBe('DEV_OTHER');
  });

  test('that is unknown is null', () => {
    expect(featureNamed('会飞')).toBeNull();
    expect(featureWithId('F_FLY')).toBeNull();
    expect(needNamed('')).toBeNull();
    expect(deviceNamed('其他：飞毯')).toBeNull();
  });
});
