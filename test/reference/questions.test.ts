import { describe, expect, test } from 'vitest';
import { functional, questionsFor } from '../../src/reference/index.ts';
import type { OnRecord } from '../../src/reference/index.ts';

const universal = functional.universal_questions;
const asked = (record: OnRecord) => questionsFor(record).map((question) => question.need);
const reasons = (record: OnRecord, need: string) =>
  questionsFor(record).find((question) => question.need === need)?.because;

describe('the questions to ask', () => {
  test('are the universal five for a person of whom nothing is known', () => {
    const questions = questionsFor({ devices: ['DEV_NONE'], categories: [] });
    expect(questions).toEqual(universal.map((need) => ({ need, likely: false, because: [{ kind: 'universal' }] })));
    expect(universal).toHaveLength(5);
  });

  test('begin with what a device makes likely, then what is only asked, then the universal ones', () => {
    const questions = questionsFor({ devices: ['DEV_WHEELCHAIR'], categories: [{ category: '4', level: 1 }] });
    expect(questions.map((question) => `${question.need}${question.likely ? ' likely' : ''}`)).toEqual([
      'N_STEP_FREE likely',
      'N_WHEEL_SPACE likely',
      'N_TOILET likely',
      'N_COMMUTE likely',
      'N_EVAC likely',
      'N_SEATED likely',
      'N_NO_LIFT',
      'N_FINE_HAND',
      'N_REST',
      'N_HOUSING',
      'N_ASSIST',
      'N_REMOTE',
      'N_PARKING',
      'N_REMOTE_PART',
      'N_ONE_HAND',
      'N_PRIVACY',
      'N_INTERVIEW',
      'N_FLEX',
    ]);
  });

  test('name a need once, with every reason for it', () => {
    const record: OnRecord = { devices: ['DEV_HA', 'DEV_CI'], categories: [{ category: '2', level: 2 }] };
    expect(new Set(asked(record)).size).toBe(asked(record).length);
    expect(reasons(record, 'N_CAPTION')).toEqual([
      { kind: 'device', device: 'DEV_CI' },
      { kind: 'device', device: 'DEV_HA' },
      { kind: 'category', category: '2' },
    ]);
    expect(reasons(record, 'N_PRIVACY')).toEqual([{ kind: 'universal' }]);
  });

  test('never take a category and level for more than something to ask', () => {
    for (const category of ['1', '2', '3', '4', '5', '6'] as const) {
      for (const level of [1, 2, 3, 4] as const) {
        const questions = questionsFor({ devices: [], categories: [{ category, level }] });
        expect(questions.length).toBeGreaterThan(universal.length);
        expect(questions.some((question) => question.likely)).toBe(false);
      }
    }
  });

  test('keep a category’s own order, most pressing first', () => {
    expect(asked({ devices: [], categories: [{ category: '1', level: 1 }] }).slice(0, 3)).toEqual([
      'N_SCREEN_READER',
      'N_BRAILLE',
      'N_ORIENT',
    ]);
  });

  test('ask what any level would where the level is not recorded', () => {
    const open = asked({ devices: [], categories: [{ category: '4', level: null }] });
    for (const level of [1, 2, 3, 4] as const) {
      for (const need of asked({ devices: [], categories: [{ category: '4', level }] })) expect(open).toContain(need);
    }
    expect(new Set(open).size).toBe(open.length);
  });

  test('of 多重 are those of its components together, and none of its own', () => {
    const parts: OnRecord['categories'] = [
      { category: '4', level: null },
      { category: '3', level: 2 },
    ];
    const whole = asked({ devices: [], categories: [{ category: '7', level: 2 }, ...parts] });
    expect(whole).toEqual(asked({ devices: [], categories: parts }));
    for (const part of parts) {
      for (const need of asked({ devices: [], categories: [part] })) expect(whole).toContain(need);
    }
    expect(asked({ devices: [], categories: [{ category: '7', level: 1 }] })).toEqual(universal);
  });

  test('do not depend on the order in which devices and categories are given', () => {
    const one: OnRecord = {
      devices: ['DEV_LV', 'DEV_CRUTCH1'],
      categories: [
        { category: '4', level: 3 },
        { category: '1', level: 3 },
      ],
    };
    const other: OnRecord = { devices: one.devices.toReversed(), categories: one.categories.toReversed() };
    expect(questionsFor(other)).toEqual(questionsFor(one));
  });
});
