import { regionName } from '../../src/reference/index.ts';
import type { Employer } from '../../src/organizations/reads.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Answers } from '../parts/answers.tsx';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Stats } from '../parts/stat.tsx';
import { Zh } from '../parts/zh.tsx';
import { QuotaWords } from './quota-words.tsx';

type Props = {
  page: Page;
  employer: Employer;
  /** True on 单位信息, the page of the employer itself. */
  own: boolean;
  /** The whole number, after it was asked for. */
  phone?: string;
};

/** One employer: for itself and for staff. */
export function OrganizationPage({ page, employer, own, phone }: Props) {
  const words = page.words.organizations;
  return (
    <Frame
      page={page}
      title={employer.name}
      heading={<Zh page={page}>{employer.name}</Zh>}
      kicker={own ? words.own : words.kicker}
      current={own ? 'organization' : 'managedPositions'}
      {...(own ? {} : { back: { href: '/organizations', label: words.back } })}
    >
      <Sections>
        {!employer.creditCodeChecks && !own && (
          <Notice kind="todo" title={words.codeWrong}>
            {words.codeWrongText}
          </Notice>
        )}
        <Details page={page} employer={employer} own={own} {...(phone === undefined ? {} : { phone })} />
        <Positions page={page} employer={employer} own={own} />
        {employer.bases.length > 0 && <Bases page={page} employer={employer} own={own} />}
      </Sections>
    </Frame>
  );
}

function Details({ page, employer, own, phone }: Props) {
  const words = page.words.organizations;
  const path = own ? '/my/organization' : `/organizations/${employer.id}`;
  return (
    <div class="stack">
      <Answers page={page} answers={answersOf(page, employer, phone)} />
      <Actions>
        {employer.mayChange && (
          <ButtonLink kind="secondary" href={page.to(`${path}/edit`)}>
            {words.edit}
          </ButtonLink>
        )}
        {!own && employer.contactPhone !== null && phone === undefined && (
          <Form page={page} action={path}>
            <Button kind="tertiary">{words.showPhone}</Button>
          </Form>
        )}
      </Actions>
      {phone !== undefined && <p class="small">{words.phoneSeen}</p>}
    </div>
  );
}

function Bases({ page, employer, own }: Omit<Props, 'phone'>) {
  const words = page.words.organizations;
  return (
    <Section title={words.bases}>
      <ul class="tight">
        {employer.bases.map((base) => (
          <li>
            {own ? (
              <Zh page={page}>{base.name}</Zh>
            ) : (
              <a class="link" href={page.to(`/bases/${base.id}`)}>
                <Zh page={page}>{base.name}</Zh>
              </a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function answersOf(page: Page, employer: Employer, phone: string | undefined) {
  const { fields, columns, unknown, noPhone } = page.words.organizations;
  const zh = (text: string | null) => (text === null ? null : <Zh page={page}>{text}</Zh>);
  return [
    { label: fields.credit_code, value: employer.creditCode },
    { label: fields.employer_kind, value: page.words.official.employerKinds[employer.kind] },
    { label: fields.district, value: zh(employer.region && regionName(employer.region)) },
    { label: fields.address, value: zh(employer.address) },
    { label: fields.headcount, value: employer.headcount ?? unknown },
    { label: fields.quota_counted, value: employer.quotaCounted ?? unknown },
    { label: columns.quota, value: <QuotaWords page={page} quota={employer.quota} /> },
    { label: fields.contact_name, value: zh(employer.contactName) },
    { label: fields.contact_phone, value: phone ?? employer.contactPhone ?? noPhone },
  ];
}

function Positions({ page, employer, own }: Omit<Props, 'phone'>) {
  const words = page.words.organizations;
  const { positions } = employer;
  return (
    <Section title={words.positions}>
      <Stats
        stats={(['open', 'waiting', 'closed'] as const).map((state) => ({
          label: words.positionCounts[state],
          value: positions[state],
          unit: words.positionUnit,
        }))}
      />
      <ButtonLink href={page.to(own ? '/my/positions' : `/positions/manage?employer=${employer.id}`)}>
        {own ? words.ownPositions : words.itsPositions}
      </ButtonLink>
    </Section>
  );
}
