import { regionName } from '../../src/reference/index.ts';
import type { RecordView } from '../../src/students/reads-record.ts';
import type { ContactField } from '../../src/students/rules.ts';
import type { SectionKey } from '../../src/students/rules-record.ts';
import { dayName, list } from '../names.ts';
import type { Page } from '../page.ts';
import type { Answer } from '../parts/answers.tsx';
import { Zh } from '../parts/zh.tsx';
import { Masked } from './masked.tsx';

type Props = {
  page: Page;
  record: RecordView;
  /** Where one masked field is shown in full; null: nowhere. Without the language. */
  reveal: ((field: ContactField) => string) | null;
};

const place = (page: Page, code: string | null) => (code === null ? null : <Zh page={page}>{regionName(code)}</Zh>);
const chinese = (page: Page, text: string | null) => (text === null ? null : <Zh page={page}>{text}</Zh>);
const many = (page: Page, labels: readonly string[]) => (labels.length === 0 ? null : list(page, labels));

/** What a section of the record says, label by value. */
export function answersOf(section: SectionKey, props: Props): Answer[] {
  switch (section) {
    case 'person':
      return personAnswers(props);
    case 'study':
      return studyAnswers(props);
    case 'contact':
      return contactAnswers(props);
    case 'intent':
      return intentAnswers(props);
    case 'services':
      return serviceAnswers(props);
  }
}

function personAnswers({ page, record }: Props): Answer[] {
  const { students, official } = page.words;
  const { fields } = students;
  return [
    { label: fields.name, value: chinese(page, record.name) },
    { label: fields.gender, value: record.gender && official.genders[record.gender] },
    { label: fields.birth_month, value: record.birth_month },
    {
      label: fields.political_status,
      value: record.political_status && students.politicalStatuses[record.political_status],
    },
    { label: fields.origin_region, value: place(page, record.origin_region) },
    { label: fields.household_type, value: record.household_type && official.households[record.household_type] },
    { label: fields.household_region, value: place(page, record.household_region) },
  ];
}

function studyAnswers({ page, record }: Props): Answer[] {
  const { students, official } = page.words;
  const { fields } = students;
  return [
    { label: fields.school, value: chinese(page, record.school) },
    { label: fields.major, value: chinese(page, record.major) },
    { label: fields.education, value: record.education && official.educations[record.education] },
    { label: fields.graduation_year, value: record.graduation_year },
  ];
}

function contactAnswers(props: Props): Answer[] {
  const { page, record } = props;
  const { fields } = page.words.students;
  return [
    contactAnswer(props, 'phone'),
    contactAnswer(props, 'landline'),
    contactAnswer(props, 'mail'),
    { label: fields.home_region, value: place(page, record.home_region) },
    contactAnswer(props, 'home_address'),
  ];
}

/** One sealed field: masked, with the way to where it is shown. */
function contactAnswer({ page, record, reveal }: Props, field: ContactField): Answer {
  const { fields, record: words } = page.words.students;
  const text = record.masked[field];
  const value = text !== null && (
    <>
      <Masked page={page} text={text} />
      {reveal && (
        <>
          {' '}
          <a class="link" href={page.to(reveal(field))}>
            {words.reveal}
            <span class="vh"> {fields[field]}</span>
          </a>
        </>
      )}
    </>
  );
  return { label: fields[field], value: value || null };
}

function intentAnswers({ page, record }: Props): Answer[] {
  const { students, official } = page.words;
  const { fields } = students;
  const kinds = record.employer_kinds.map((kind) => official.employerKinds[kind]);
  const regions = record.regions.map((code) => regionName(code));
  return [
    { label: fields.plan, value: record.plan && official.plans[record.plan] },
    {
      label: fields.seeks,
      value: many(
        page,
        record.seeks.map((kind) => official.kinds[kind]),
      ),
    },
    { label: fields.employer_kinds, value: many(page, kinds) },
    { label: fields.regions, value: regions.length === 0 ? null : <Zh page={page}>{regions.join('、')}</Zh> },
    {
      label: fields.wage_floor,
      value: record.wage_floor === null ? null : official.wageFrom(String(record.wage_floor)),
    },
    { label: fields.accepts_remote, value: record.accepts_remote ? students.yes : students.no },
  ];
}

function serviceAnswers({ page, record }: Props): Answer[] {
  const { students, official } = page.words;
  return [
    {
      label: students.fields.services,
      value: many(
        page,
        record.services.map((service) => official.services[service]),
      ),
    },
    { label: students.fields.other_service, value: chinese(page, record.other_service) },
  ];
}

/** What the agency writes besides 附件2. */
export function staffAnswers({ page, record }: Props): Answer[] {
  const { fields } = page.words.students;
  return [
    { label: fields.district, value: place(page, record.district) },
    { label: fields.registered_on, value: record.registered_on && dayName(page, record.registered_on) },
    { label: fields.remark, value: chinese(page, record.remark) },
  ];
}

/** 附件1 as her school sent it, without category and level: all that a teacher sees. */
export function schoolAnswers(props: Props): Answer[] {
  const { page, record } = props;
  const { fields } = page.words.students;
  const { gender } = record;
  return [
    { label: fields.name, value: chinese(page, record.name) },
    { label: fields.household_region, value: place(page, record.household_region) },
    { label: fields.gender, value: gender && page.words.official.genders[gender] },
    { label: fields.major, value: chinese(page, record.major) },
    { label: fields.graduation_year, value: record.graduation_year },
    contactAnswer(props, 'phone'),
    contactAnswer(props, 'mail'),
    { label: fields.remark, value: chinese(page, record.remark) },
  ];
}
