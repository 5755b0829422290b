import { describe, expect, test } from 'vitest';
import { isOwnField, isSame, recordFields, sections, sectionState } from '../../src/students/rules-record.ts';

const filled =
  (...fields: string[]) =>
  (field: string) =>
    fields.includes(field);

describe('a section of 附件2', () => {
  test('is open while something that it needs is missing', () => {
    expect(sectionState('study', filled('school_id', 'major', 'education'), [])).toBe('todo');
  });

  test('is to be checked when somebody else filled it in', () => {
    const all = filled('school_id', 'major', 'education', 'graduation_year');
    expect(sectionState('study', all, [])).toBe('to_check');
    expect(sectionState('study', all, ['school_id', 'major'])).toBe('to_check');
  });

  test('is done when she has saved all of it herself', () => {
    const all = filled('school_id', 'major', 'education', 'graduation_year');
    expect(sectionState('study', all, sections.study)).toBe('done');
  });

  test('needs one way to reach her, whichever it is', () => {
    expect(sectionState('contact', filled('home_address'), sections.contact)).toBe('todo');
    expect(sectionState('contact', filled('landline'), sections.contact)).toBe('done');
    expect(sectionState('contact', filled('mail'), sections.contact)).toBe('done');
  });

  test('that needs nothing is done as soon as she has saved it', () => {
    expect(sectionState('services', filled(), [])).toBe('to_check');
    expect(sectionState('services', filled(), sections.services)).toBe('done');
  });
});

test('her name, the remark and the day of registration are not hers to change', () => {
  expect(recordFields.filter((field) => !isOwnField(field))).toEqual(['name', 'registered_on', 'remark']);
});

test.each([
  [['a', 'b'], ['b', 'a'], true],
  [['a'], ['a', 'b'], false],
  [[], [], true],
  [null, undefined, true],
  ['a', 'a', true],
  ['a', null, false],
  [0, null, false],
])('%j and %j are the same: %s', (one, other, same) => {
  expect(isSame(one, other)).toBe(same);
});
