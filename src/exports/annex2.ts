import {
  devices,
  deviceWithId,
  disabilityClassification,
  educationLevels,
  employerKinds,
  householdTypes,
  plansAfterGraduation,
  servicesWanted,
  type RegionCode,
} from '../reference/index.ts';
import type { StudentFacts, StudentOnRecord } from '../students/index.ts';
import { placeText } from './texts.ts';

/** A box of 附件2; `written` is what stands behind 其他. */
export type Box = { readonly text: string; readonly ticked: boolean; readonly written?: string };
/** `masked`: as far as it may be shown of what is on record. */
export type Annex2Value = { readonly text: string | null; readonly masked?: true } | { readonly boxes: readonly Box[] };
/** One labelled field. */
export type Annex2Field = { readonly label: string; readonly value: Annex2Value };
/** A line of the form: one to three fields beside one another, under a heading of its own where it has one. */
export type Annex2Line = { readonly heading?: string; readonly fields: readonly Annex2Field[] };
export type Annex2 = { readonly number: string; readonly name: string; readonly lines: readonly Annex2Line[] };

/** 附件2 of one student: the words of the form in its order, with what is on record. */
export function annex2Of({ number, name, facts }: StudentOnRecord, home: RegionCode): Annex2 {
  return {
    number,
    name,
    lines: [
      line(field('姓名', name), field('残疾人证号', facts.certificate)),
      line(
        field('性别', facts.gender),
        field('出生年月', monthText(facts.birth_month)),
        field('政治面貌', facts.political_status),
      ),
      line(
        field('生源地（区）', placeText(facts.origin_region, home)),
        boxes('户籍', householdTypes, (one) => one === facts.household_type),
      ),
      line(field('学校名称', facts.school), field('所学专业', facts.major)),
      line(
        boxes('学历水平', educationLevels, (one) => one === facts.education),
        field('毕业年份', facts.graduation_year === undefined ? null : String(facts.graduation_year)),
      ),
      { heading: '联系方式', fields: [field('固定电话', facts.landline), field('手机号码', facts.phone)] },
      { heading: '联系方式', fields: [field('电子邮箱', facts.mail)] },
      line(field('家庭地址（区）', placeText(facts.home_region, home))),
      line(categoryBoxes(facts)),
      line({ label: '使用辅助器具情况', value: { boxes: deviceBoxes(facts) } }),
      line(boxes('毕业后打算', plansAfterGraduation, (one) => one === facts.plan)),
      line(boxes('就业意向', employerKinds, (one) => (facts.employer_kinds ?? []).includes(one))),
      line({ label: '拟参与项目', value: { boxes: serviceBoxes(facts) } }),
    ],
  };
}

const line = (...fields: Annex2Field[]): Annex2Line => ({ fields });
const field = (label: string, text: string | null | undefined): Annex2Field => ({
  label,
  value: { text: text ?? null },
});

const boxes = <T extends string>(
  label: string,
  options: readonly T[],
  isTicked: (option: T) => boolean,
): Annex2Field => ({
  label,
  value: { boxes: options.map((text) => ({ text, ticked: isTicked(text) })) },
});

/** 2004年03月 */
const monthText = (month: string | undefined): string | null =>
  month === undefined ? null : `${month.replace('-', '年')}月`;

/** 多重 is ticked together with its components. */
function categoryBoxes({ category, components = [] }: Partial<StudentFacts>): Annex2Field {
  const ticked = new Set([category, ...components.map((part) => part.category)]);
  return {
    label: '残疾类别',
    value: {
      boxes: disabilityClassification.categories.map(({ code, name }) => ({ text: name, ticked: ticked.has(code) })),
    },
  };
}

function deviceBoxes({ devices: used = [], other_device }: Partial<StudentFacts>): Box[] {
  const own = devices.filter((device) => device.seed_value === device.zh && device.id !== 'DEV_OTHER');
  const others = used
    .map(deviceWithId)
    .flatMap((device) => (device && !own.includes(device) && device.id !== 'DEV_OTHER' ? [device.zh] : []));
  const written = [...others, ...(other_device === undefined ? [] : [other_device])].join('；');
  const isOther = written !== '' || used.includes('DEV_OTHER');
  return [
    ...own.map(({ id, zh }) => ({ text: zh, ticked: used.includes(id) })),
    { text: '其他', ticked: isOther, written },
  ];
}

function serviceBoxes({ services = [], other_service }: Partial<StudentFacts>): Box[] {
  return servicesWanted.map((text) => ({
    text,
    ticked: services.includes(text),
    ...(text === '其他建议' && other_service !== undefined ? { written: other_service } : {}),
  }));
}

/** The two lines at the end of the form, to be signed and stamped by hand. */
export const annex2Signatures = ['申请人（签字）：', '区残联残疾人就业服务机构（盖章）：'] as const;
export const annex2Date = '年\u3000\u3000月\u3000\u3000日';
