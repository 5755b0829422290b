import type { ExportKind } from '../../src/exports/kinds.ts';
import type { Choices, Offer } from '../../src/exports/reads.ts';
import type { ImportKind } from '../../src/imports/kinds.ts';
import type { Why } from '../../src/students/rules-reasons.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { SelectField } from '../parts/choice-field.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { reasonLabels, ReasonFields, type Asked } from '../students/reason-fields.tsx';

/** As the address has it. */
export type Chosen = { readonly district: string; readonly school: string; readonly year: string };
type Props = {
  page: Page;
  offers: readonly Offer[];
  choices: Choices;
  chosen: Chosen;
  templates: readonly ImportKind[];
  whys: readonly Why[];
  asked: Asked;
  /** For a school some columns stay empty. */
  ofSchool: boolean;
};

/** What can be taken out, narrowed down by place, school and year. */
export function ExportsPage(props: Props) {
  const { page, offers, choices, chosen, templates, asked } = props;
  const t = page.words.exports;
  return (
    <Frame page={page} title={t.title} lead={t.lead} current="exports" wrong={Object.keys(asked.problems).length > 0}>
      <ErrorSummary page={page} problems={asked.problems} labels={reasonLabels(page)} />
      <Sections>
        <Narrow page={page} choices={choices} chosen={chosen} />
        <Forms page={page} offers={offers} chosen={chosen} choices={choices} />
        <Sealed {...props} />
        <Section title={t.templatesTitle} lead={t.templatesLead}>
          <Actions>
            {templates.map((kind) => (
              <ButtonLink href={page.to(`/templates/${kind}.xlsx`)} download>
                {t.template(page.words.imports.kinds[kind])}
              </ButtonLink>
            ))}
          </Actions>
        </Section>
      </Sections>
    </Frame>
  );
}

function Narrow({ page, choices, chosen }: Pick<Props, 'page' | 'choices' | 'chosen'>) {
  const t = page.words.exports;
  const fields = [
    {
      name: 'district',
      label: t.district,
      none: t.anyDistrict,
      value: chosen.district,
      options: choices.districts.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      name: 'school',
      label: t.school,
      none: t.anySchool,
      value: chosen.school,
      options: choices.schools.map(({ id, name }) => ({ value: String(id), label: name })),
    },
    {
      name: 'year',
      label: t.year,
      none: t.anyYear,
      value: chosen.year,
      options: choices.years.map((year) => ({ value: String(year), label: String(year) })),
    },
  ].filter((field) => field.options.length > 0);
  if (fields.length === 0) return null;
  return (
    <Section title={t.narrowTitle}>
      <Panel>
        <form method="get" action={page.to('/exports')}>
          {fields.map((field) => (
            <SelectField page={page} {...field} width="medium" />
          ))}
          <Actions>
            <Button kind="secondary">{t.apply}</Button>
          </Actions>
        </form>
      </Panel>
    </Section>
  );
}

function Forms({ page, offers, chosen, choices }: Pick<Props, 'page' | 'offers' | 'chosen' | 'choices'>) {
  const t = page.words.exports;
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== ''));
  const href = (kind: ExportKind) => page.to(`/exports/${kind}.xlsx${query.size > 0 ? `?${query}` : ''}`);
  const named = [
    choices.districts.find((one) => one.code === chosen.district)?.name,
    choices.schools.find((one) => String(one.id) === chosen.school)?.name,
    chosen.year,
  ].filter((part) => part !== undefined && part !== '');
  return (
    <Section id="forms" title={t.formsTitle} lead={named.length > 0 ? t.filtered(named.join('、')) : t.everything}>
      <Table
        caption={t.formsTitle}
        columns={[
          { label: t.columns.form },
          { label: t.columns.holds },
          { label: t.columns.count, numeric: true },
          { label: t.columns.file },
        ]}
        rows={offers.map(({ kind, sealed, count }) => ({
          cells: [
            t.kinds[kind],
            t.holds[kind],
            count === null ? '–' : String(count),
            count === null ? (
              <span class="muted">
                {kind === 'annex2' ? t.fromStudent : kind === 'annex1' ? t.chooseSchool : t.chooseDistrict}
              </span>
            ) : count === 0 ? (
              '–'
            ) : sealed ? (
              <a class="link" href="#sealed">
                {t.forReason}
                <span class="vh">
                  <Zh page={page}>{t.downloadWhat(t.kinds[kind])}</Zh>
                </span>
              </a>
            ) : (
              <a class="link" href={href(kind)} download>
                {t.download}
                <span class="vh">
                  <Zh page={page}>{t.downloadWhat(t.kinds[kind])}</Zh>
                </span>
              </a>
            ),
          ],
        }))}
      />
      {offers.map(({ kind, left }) =>
        left > 0 && (kind === 'annex1' || kind === 'annex3') ? <p class="small">{t.left[kind](left)}</p> : null,
      )}
    </Section>
  );
}

/** Forms that hold what is sealed of many students: each is taken for a reason, which each of them reads. */
function Sealed({ page, offers, chosen, whys, asked, ofSchool }: Props) {
  const t = page.words.exports;
  const there = offers.filter((offer) => offer.sealed && (offer.count ?? 0) > 0);
  if (there.length === 0) return null;
  return (
    <Section id="sealed" title={t.sealedTitle} lead={ofSchool ? t.sealedLeadSchool : t.sealedLead}>
      <Panel>
        <Form page={page} action="/exports">
          {Object.entries(chosen).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <ReasonFields page={page} whys={whys} {...asked} />
          <Actions>
            {there.map(({ kind }, at) => (
              <Button kind={at === 0 ? 'primary' : 'secondary'} name="kind" value={kind}>
                {t.takeSealed(t.kinds[kind])}
              </Button>
            ))}
          </Actions>
        </Form>
      </Panel>
    </Section>
  );
}
