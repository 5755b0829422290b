import type { Actor } from '../../src/accounts/policy.ts';
import { inTransaction } from '../../src/ctx.ts';
import { confirmNeeds } from '../../src/students/index.ts';
import { giveConsent } from '../../src/students/consents.ts';
import { certificateOf } from './certificates.ts';
import {
  add,
  administrator,
  as,
  base,
  chaoyang,
  city,
  employer,
  fengtai,
  furnish,
  someone,
  system,
  visitor,
  waiting,
  type House,
} from './world.ts';

/** What may stand in clear nowhere but where it was asked for. */
export const canaries = {
  phone: '13812345678',
  landline: '010-87654321',
  mail: 'canary@example.edu.cn',
  home_address: '望京街 17 号金丝雀楼',
  certificate: certificateOf('4', 3),
};

/** A student of 朝阳区 about whom everything is known, one of 丰台区, and everybody who could ask. */
export async function makeCast(house: House) {
  const { school } = await furnish(house);
  const { certificate, ...contact } = canaries;
  const student = await add(house, {
    name: '林晓雨',
    gender: '女',
    birth_month: '2004-03',
    political_status: '共青团员',
    household_type: '非农业',
    household_region: '110105',
    school_id: school,
    major: '软件工程',
    major_code: '080902',
    education: '本科',
    graduation_year: 2027,
    home_region: '110105',
    plan: '就业',
    seeks: ['job', 'internship'],
    employer_kinds: ['民营企业', '外企'],
    regions: ['110105', '110108', '330100'],
    wage_floor: 5000,
    services: ['专场招聘会', '职业能力测评'],
    remark: '学校推荐',
    ...contact,
    disability: {
      certificate,
      category: null,
      level: null,
      components: [],
      devices: ['DEV_WHEELCHAIR'],
      other_device: null,
    },
  });
  const other = await add(house, { name: '单嘉木', origin_region: '110106' });
  for (const { id, actor } of [student, other]) await addAccount(house, id, actor);
  const actors: Record<string, Actor> = {
    visitor,
    waiting,
    student: student.actor,
    other: other.actor,
    teacher: someone('teacher', { schoolId: school }, '陈老师'),
    employer,
    base,
    chaoyang,
    fengtai,
    city,
    administrator,
  };
  return { school, student, other, actors };
}

/** Her account: what she may act as, and where she is signed in. */
async function addAccount({ db, now }: House, studentId: number, { userId, name }: Actor & { kind: 'person' }) {
  const email = `${String(studentId).padStart(32, '0')}@none.invalid`;
  await db
    .insertInto('users')
    .values({ id: userId, name, email } as never)
    .execute();
  await db
    .insertInto('memberships')
    .values({ user_id: userId, role: 'student', student_id: studentId, state: 'active' } as never)
    .execute();
  const session = { id: `session-${studentId}`, token: String(studentId).padStart(64, '0'), user_agent: 'Firefox' };
  await db
    .insertInto('sessions')
    .values({ ...session, user_id: userId, seen_at: now(), created_at: now(), expires_at: now() } as never)
    .execute();
}

/** She has been through everything once: consent, needs in two versions, a look by staff. */
export async function live(house: House, { student }: Awaited<ReturnType<typeof makeCast>>): Promise<void> {
  await inTransaction(as(house, system), (tx) => giveConsent(tx, student.id));
  const herself = as(house, student.actor);
  const { id: studentId } = student;
  await confirmNeeds(herself, {
    studentId,
    answers: { N_STEP_FREE: 'must', N_TOILET: 'must', N_REST: 'nice', N_NO_NIGHT: 'later' },
    confirm: true,
    by: 'herself',
  });
  await confirmNeeds(as(house, chaoyang), {
    studentId,
    answers: { N_STEP_FREE: 'must', N_TOILET: 'must', N_REST: 'must', N_NO_NIGHT: 'not_needed', N_FLEX: 'nice' },
    confirm: true,
    by: 'with_staff',
  });
}
