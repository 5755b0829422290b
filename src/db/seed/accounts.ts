import { addMembership, createAccount, type Role, type Scope } from '../../accounts/index.ts';
import type { Tx } from '../../ctx.ts';
import type { Places } from './organizations.ts';

/** One account for each role, all with the same password, which the start prints: for looking at the product only. */
export const demoPassword = 'zhuli-demo-2026';
export const demoAccounts = [
  { role: 'student', name: '林晓雨', username: 'linxiaoyu' },
  { role: 'teacher', name: '吴静', username: 'wujing' },
  { role: 'employer', name: '陈立', username: 'chenli' },
  { role: 'base', name: '秦晴', username: 'qinqing' },
  { role: 'district_staff', name: '周敏', username: 'zhoumin' },
  { role: 'city_staff', name: '陆远', username: 'luyuan' },
  { role: 'administrator', name: '管晨', username: 'guanchen' },
] as const satisfies readonly { role: Role; name: string; username: string }[];

/** Where each of them belongs. */
export const demoPlaces = {
  student: 'D10007',
  school: '海棠理工大学',
  employer: 'qinghe',
  base: 'qingchuan',
  district: '110108',
} as const;

/** A username that somebody has already is left to its owner. */
export async function insertAccounts(tx: Tx, places: Places, students: ReadonlyMap<string, number>): Promise<void> {
  const scopes: Record<Role, Scope> = {
    student: { studentId: students.get(demoPlaces.student)! },
    teacher: { schoolId: places.schools.get(demoPlaces.school)! },
    employer: { employerId: places.employers.get(demoPlaces.employer)! },
    base: { baseId: places.bases.get(demoPlaces.base)! },
    district_staff: { district: demoPlaces.district },
    city_staff: {},
    administrator: {},
  };
  for (const { role, name, username } of demoAccounts) {
    const made = await createAccount(tx, { name, mail: null, username, password: demoPassword });
    if (made.ok) await addMembership(tx, made.userId, role, scopes[role]);
  }
}
