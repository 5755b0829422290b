import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { devices, disabilityCategories, needs, questionsFor } from '../../src/reference/index.ts';
import { needChanges, needsByAnswer, needSheet, readAnswers } from '../../src/students/rules-needs.ts';
import { needAnswers } from '../../src/students/tables.ts';

const questions = questionsFor({ devices: ['DEV_WHEELCHAIR'], categories: [{ category: '4', level: 1 }] });
const lines = (groups: ReturnType<typeof needSheet>['asked']) => groups.flatMap((group) => group.needs);
const answersArb = fc.dictionary(fc.constantFrom(...needs.map((need) => need.id)), fc.constantFrom(...needAnswers));

describe('the page of questions', () => {
  test('chooses 必须 beforehand for what a device makes likely, and marks it as chosen for her', () => {
    const asked = lines(needSheet(questions, {}, true).asked);
    const suggested = asked.filter((line) => line.suggested).map((line) => line.need);
    expect(suggested.toSorted()).toEqual(
      ['N_STEP_FREE', 'N_WHEEL_SPACE', 'N_TOILET', 'N_COMMUTE', 'N_EVAC', 'N_SEATED'].toSorted(),
    );
    expect(asked.filter((line) => line.suggested).every((line) => line.answer === 'must')).toBe(true);
    expect(asked.filter((line) => !line.suggested).every((line) => line.answer === null)).toBe(true);
  });

  test('never chooses over an answer of hers', () => {
    const asked = lines(needSheet(questions, { N_TOILET: 'not_needed', N_EVAC: 'later' }, true).asked);
    expect(asked.find((line) => line.need === 'N_TOILET')).toEqual({
      need: 'N_TOILET',
      answer: 'not_needed',
      suggested: false,
    });
    expect(asked.find((line) => line.need === 'N_EVAC')).toEqual({ need: 'N_EVAC', answer: 'later', suggested: false });
  });

  test('chooses nothing when she comes back to it with a question left open', () => {
    expect(lines(needSheet(questions, {}, false).asked).some((line) => line.answer !== null)).toBe(false);
  });

  test('asks among the first whatever she has said that she needs', () => {
    const sheet = needSheet(questions, { N_SIGN: 'must', N_CAPTION: 'nice', N_COLOR: 'not_needed' }, true);
    const asked = lines(sheet.asked).map((line) => line.need);
    expect(asked).toEqual(expect.arrayContaining(['N_SIGN', 'N_CAPTION']));
    expect(lines(sheet.others).map((line) => line.need)).toContain('N_COLOR');
  });

  test('holds all 48 needs once, whatever is on record', () => {
    const onRecord = fc.record({
      devices: fc.subarray(devices.map((device) => device.id)),
      categories: fc.array(
        fc.record({ category: fc.constantFrom(...disabilityCategories), level: fc.constantFrom(1, 2, 3, 4, null) }),
      ),
    });
    fc.assert(
      fc.property(onRecord, answersArb, fc.boolean(), (record, answers, suggest) => {
        const sheet = needSheet(questionsFor(record as Parameters<typeof questionsFor>[0]), answers, suggest);
        const all = [...lines(sheet.asked), ...lines(sheet.others)].map((line) => line.need);
        expect(all.toSorted()).toEqual(needs.map((need) => need.id).toSorted());
      }),
    );
  });
});

describe('a posted form', () => {
  test('gives the answers to needs that exist and nothing else', () => {
    const values = { N_TOILET: 'must', N_SIGN: 'perhaps', N_NOWHERE: 'must', version: '3', N_QUIET: ['must', 'nice'] };
    expect(readAnswers(values)).toEqual({ N_TOILET: 'must' });
  });

  test('gives back any answers that were written into it', () => {
    fc.assert(
      fc.property(answersArb, (answers) => {
        expect(readAnswers({ ...answers, step: 'check' })).toEqual({ ...answers });
      }),
    );
  });
});

test('needs stand under their answer in the order of the catalogue', () => {
  expect(needsByAnswer({ N_QUIET: 'must', N_STEP_FREE: 'must', N_REST: 'nice', N_SIGN: 'later' })).toEqual({
    must: ['N_STEP_FREE', 'N_QUIET'],
    nice: ['N_REST'],
    not_needed: [],
    later: ['N_SIGN'],
  });
});

test('two versions differ in what was added, changed and left out', () => {
  expect(
    needChanges(
      { N_REST: 'nice', N_QUIET: 'must', N_SIGN: 'later' },
      { N_QUIET: 'must', N_REST: 'must', N_TOILET: 'must' },
    ),
  ).toEqual([
    { need: 'N_TOILET', from: null, to: 'must' },
    { need: 'N_SIGN', from: 'later', to: null },
    { need: 'N_REST', from: 'nice', to: 'must' },
  ]);
});
