import type { Base } from '../../src/bases/reads.ts';
import { regionName, regionShortName } from '../../src/reference/index.ts';
import { Frame } from '../frame.tsx';
import { dayName } from '../names.ts';
import type { Page } from '../page.ts';
import { Answers } from '../parts/answers.tsx';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';

type Props = {
  page: Page;
  base: Base;
  /** True on 基地信息, the page of the base itself. */
  own: boolean;
  /** The whole number, after it was asked for. */
  phone?: string;
};

/** One base: for itself and for staff. */
export function BasePage({ page, base, own, phone }: Props) {
  const words = page.words.bases;
  const path = own ? '/my/base' : `/bases/${base.id}`;
  return (
    <Frame
      page={page}
      title={base.name}
      heading={<Zh page={page}>{base.name}</Zh>}
      kicker={own ? words.own : words.kicker}
      current={own ? 'myBase' : 'bases'}
      {...(own ? {} : { back: { href: '/bases', label: words.back } })}
    >
      <Sections>
        {base.employer === null && (
          <Notice kind="todo" title={words.noEmployerTitle}>
            {own ? words.noEmployerText : words.noEmployerStaff}
          </Notice>
        )}
        <div class="stack">
          <Answers page={page} answers={answersOf(page, base, own, phone)} />
          <Actions>
            {base.mayChange && (
              <ButtonLink kind="secondary" href={page.to(`${path}/edit`)}>
                {words.edit}
              </ButtonLink>
            )}
            {!own && base.contactPhone !== null && phone === undefined && (
              <Form page={page} action={path}>
                <Button kind="tertiary">{words.showPhone}</Button>
              </Form>
            )}
          </Actions>
          {phone !== undefined && <p class="small">{words.phoneSeen}</p>}
        </div>
        <Positions page={page} base={base} own={own} />
        <Declarations page={page} base={base} />
      </Sections>
    </Frame>
  );
}

function answersOf(page: Page, base: Base, own: boolean, phone: string | undefined) {
  const { fields, slots, slot, noPhone, noEmployer } = page.words.bases;
  const zh = (text: string | null) => (text === null ? null : <Zh page={page}>{text}</Zh>);
  return [
    { label: fields.district, value: zh(base.district && regionName(base.district)) },
    { label: fields.address, value: zh(base.address) },
    {
      label: fields.employer,
      value: base.employer === null ? noEmployer : <Employer page={page} employer={base.employer} own={own} />,
    },
    {
      label: slots,
      value:
        base.offered.length === 0 ? null : (
          <ul class="tight">
            {base.offered.map((one) => (
              <li>
                <Zh page={page}>{slot(one.title, one.places)}</Zh>
              </li>
            ))}
          </ul>
        ),
    },
    { label: fields.contact_name, value: zh(base.contactName) },
    { label: fields.contact_phone, value: phone ?? base.contactPhone ?? noPhone },
  ];
}

function Employer({ page, employer, own }: { page: Page; employer: NonNullable<Base['employer']>; own: boolean }) {
  const name = <Zh page={page}>{employer.name}</Zh>;
  if (own) return name;
  return (
    <a class="link" href={page.to(`/organizations/${employer.id}`)}>
      {name}
    </a>
  );
}

function Positions({ page, base, own }: { page: Page; base: Base; own: boolean }) {
  const words = page.words.bases;
  const post = (own || base.mayChange) && base.employer !== null && (
    <ButtonLink kind="secondary" href={page.to(own ? '/positions/new' : `/positions/new?base=${base.id}`)}>
      {words.post}
    </ButtonLink>
  );
  return (
    <Section title={words.positions} lead={words.positionsLead}>
      {base.positions.length === 0 ? (
        <EmptyState title={words.noPositions} acts={post}>
          {words.noPositionsText}
        </EmptyState>
      ) : (
        <>
          <Table
            caption={words.positions}
            columns={[{ label: words.position }, { label: words.state }, { label: words.taken, numeric: true }]}
            rows={base.positions.map((one) => ({
              cells: [
                <a href={page.to(`/positions/${one.number}`)}>
                  <Zh page={page}>{one.title}</Zh>
                </a>,
                words.states[one.state],
                words.filled(one.taken, one.headcount),
              ],
            }))}
          />
          {post && <Actions>{post}</Actions>}
        </>
      )}
    </Section>
  );
}

function Declarations({ page, base }: { page: Page; base: Base }) {
  const words = page.words.bases;
  return (
    <Section title={words.declarations} lead={words.declarationsLead}>
      {base.declarations.length === 0 ? (
        <p>{words.notDeclared}</p>
      ) : (
        <Table
          caption={words.declarations}
          columns={[
            { label: words.declaredOn },
            { label: words.columns.district },
            { label: words.serial, numeric: true },
            { label: words.slots },
          ]}
          rows={base.declarations.map((one) => ({
            cells: [
              dayName(page, one.declaredOn),
              <Zh page={page}>{regionShortName(one.district)}</Zh>,
              one.place,
              <Zh page={page}>{one.offered.map((slot) => words.slot(slot.title, slot.places)).join('；')}</Zh>,
            ],
          }))}
        />
      )}
    </Section>
  );
}
