import { readdir, readFile, stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { idsIn, readSeed } from '../../src/db/seed/rows.ts';
import { forbiddenInReason, forbiddenWords } from '../../src/positions/rules-wording.ts';
import {
  catalogues,
  demandWithId,
  deviceWithId,
  educationLevels,
  educationMinimums,
  employerKinds,
  featureWithId,
  minimumWageFor,
  needWithId,
  plansAfterGraduation,
  politicalStatuses,
  questionsFor,
  readCertificate,
  regionOf,
  resolveMajor,
  resolveOwnMajor,
  servicesWanted,
} from '../../src/reference/index.ts';

const folder = new URL('../../src/db/seed/data/', import.meta.url);
const data = await readSeed();

describe('the data of the demo', () => {
  test('keeps to the closed lists and the rules for students', () => {
    const certificates = new Set(data.students.map((student) => student.certificate));
    expect(certificates.size).toBe(60);
    for (const student of data.students) {
      const { certificate, category, level, gender, birth_month: birthMonth } = student;
      expect(certificate).toMatch(/^110000/);
      expect(readCertificate(certificate), `${student.name}`).toEqual({ category, level, gender, birthMonth });
      expect((student.components ?? []).length > 1).toBe(category === '7');
      expect(politicalStatuses).toContain(student.political_status);
      expect(plansAfterGraduation).toContain(student.plan);
      expect(educationLevels).toContain(student.education);
      for (const kind of student.employer_kinds) expect(employerKinds).toContain(kind);
      for (const service of student.services) expect(servicesWanted).toContain(service);
      for (const region of [student.origin_region, ...student.regions])
        expect(regionOf(region), `${region}`).not.toBeNull();
      for (const device of idsIn(student.devices, '')) expect(deviceWithId(device), `${device}`).not.toBeNull();
      expect('unresolved' in resolveOwnMajor(student.major, student.education), `${student.major}`).toBe(false);
      expect(student.phone).toMatch(/^1390000\d{4}$/);
      expect(student.mail).toMatch(/@example\.edu\.cn$/);
    }
  });

  test('asks students only what their devices and categories suggest', () => {
    for (const student of data.students) {
      const components = student.components ?? [{ category: student.category, level: student.level }];
      const asked = questionsFor({ devices: idsIn(student.devices, ''), categories: components as never });
      const answered = Object.values(student.needs ?? {}).flatMap((text) => idsIn(text, 'N_'));
      expect(new Set(answered).size).toBe(answered.length);
      for (const need of answered) {
        expect(needWithId(need), `${need}`).not.toBeNull();
        expect(
          asked.map((question) => question.need),
          `${student.name}`,
        ).toContain(need);
      }
    }
  });

  test('keeps to the closed lists and the rules for positions', () => {
    const keys = new Set(data.employers.map((employer) => employer.key));
    for (const position of data.positions) {
      expect(keys).toContain(position.employer);
      expect(educationMinimums).toContain(position.education);
      expect(regionOf(position.region)).not.toBeNull();
      for (const major of position.majors ?? []) expect('unresolved' in resolveMajor(major), `${major}`).toBe(false);
      expect((position.majors ?? []).length > 0).toBe(position.major_rule !== undefined);
      const stated = [position.has, position.can_provide, position.no].flatMap((text) => idsIn(text, 'F_'));
      for (const feature of stated) expect(featureWithId(feature), `${feature}`).not.toBeNull();
      expect(new Set(stated).size).toBe(stated.length);
      for (const demand of idsIn(position.core, 'D_').concat(idsIn(position.incidental, 'D_'))) {
        expect(demandWithId(demand), `${demand}`).not.toBeNull();
      }
      for (const each of position.evidence ?? []) {
        expect(idsIn(position[each.state], 'F_'), `${position.number}`).toContain(`F_${each.feature}`);
        expect(each.seen).toBeLessThan(0);
      }
      expect(forbiddenWords(`${position.title} ${position.duties}`)).toEqual([]);
      expect(forbiddenInReason(position.category_reason ?? '')).toEqual([]);
      const minimum = minimumWageFor(position.region, '2026-11-22')?.monthly[0] ?? 0;
      const low = position.kind === 'job' && position.wage[1] < minimum;
      expect(low, `${position.title}`).toBe(false);
    }
    for (const employer of data.employers) expect(employerKinds).toContain(employer.employer_kind);
  });

  test('is varied: every category, level and kind of employer, several catalogues, cities, states and reasons', () => {
    const of = <T, K>(rows: readonly T[], pick: (row: T) => K) => new Set(rows.map(pick));
    expect(of(data.students, (row) => row.category).size).toBe(7);
    expect(of(data.students, (row) => row.level).size).toBe(4);
    expect(of(data.students, (row) => row.education).size).toBe(3);
    expect(of(data.employers, (row) => row.employer_kind)).toEqual(new Set(employerKinds));
    expect(of(data.positions, (row) => row.state ?? 'open')).toEqual(new Set(['open', 'closed', 'waiting', 'draft']));
    expect(of(data.positions, (row) => row.education)).toEqual(new Set(educationMinimums));
    const reasons = data.positions.flatMap((row) => row.category_reason_state ?? []);
    expect(reasons.toSorted()).toEqual(['accepted', 'waiting']);
    const beijing = data.positions.filter((row) => row.region.startsWith('11')).length;
    expect(beijing).toBeGreaterThan(140);
    expect(beijing).toBeLessThan(160);
    const found = data.students.map((row) => resolveOwnMajor(row.major, row.education));
    expect(of(found, (major) => ('unresolved' in major ? null : major.catalogue))).toEqual(new Set(catalogues));
    const sources = data.positions.flatMap((row) => (row.evidence ?? []).map((each) => each.source));
    expect(new Set(sources)).toEqual(new Set(['visit', 'photo', 'measured', 'employer']));
  });
});

describe('the files', () => {
  test('say that everything is invented, and stay small', async () => {
    const names = await readdir(folder);
    expect(names.toSorted()).toEqual([
      'bases.jsonl',
      'declarations.jsonl',
      'employers.jsonl',
      'positions.jsonl',
      'students.jsonl',
    ]);
    let size = 0;
    for (const name of names) {
      const { about } = JSON.parse((await readFile(new URL(name, folder), 'utf8')).split('\n')[0]!) as {
        about: { status: string; status_en: string };
      };
      expect(about.status).toContain('全部虚构');
      expect(about.status_en).toContain('110000');
      size += (await stat(new URL(name, folder))).size;
    }
    expect(size).toBeLessThan(400 * 1024);
  });
});
