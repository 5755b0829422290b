import { arrangers, disabilityCategories, featureKinds } from '../../src/reference/index.ts';
import type { Page } from '../page.ts';
import { Checkboxes, SelectField } from '../parts/choice-field.tsx';
import { FieldGroup } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { TextArea, TextField } from '../parts/text-field.tsx';
import { EditionFormPage, type EditionForm } from './edition-form-page.tsx';
import { tierName } from './edition-said.ts';

/** Why there is a draft at all. */
export function NoteForm({ form }: { form: EditionForm }) {
  const { page } = form;
  const w = page.words.editions;
  return (
    <EditionFormPage form={form} title={w.noteLabel} part="note" anchor="note" labels={{ note: w.noteLabel }}>
      <TextArea
        page={page}
        name="note"
        label={w.noteLabel}
        hint={w.noteHint}
        optional
        value={form.given('note')}
        problem={form.problems['note']}
      />
    </EditionFormPage>
  );
}

/** The fields of the points, criterion by criterion. */
function pointFields(page: Page) {
  const { tiers } = page.words.editions;
  return (Object.keys(tiers) as (keyof typeof tiers)[]).map((criterion) => ({
    criterion,
    tiers: Object.keys(tiers[criterion])
      .slice(0, -1)
      .map((tier) => ({ name: `${criterion}_${tier}`, label: tierName(page, criterion, tier) })),
  }));
}

export function pointLabels(page: Page): Record<string, string> {
  const { editions: w, matching } = page.words;
  const tiers = pointFields(page).flatMap(({ criterion, tiers }) =>
    tiers.map(({ name, label }) => [name, w.tierOf(matching.criteria[criterion], label)]),
  );
  return { step: w.stepLabel, ...Object.fromEntries(tiers) };
}

/** Points by criterion and case. The last case of each criterion is not asked: it gives 0. */
export function PointsForm({ form }: { form: EditionForm }) {
  const { page, given, problems } = form;
  const { editions: w, matching } = page.words;
  const fields = pointFields(page);
  return (
    <EditionFormPage form={form} title={w.points} part="points" anchor="points" labels={pointLabels(page)}>
      <TextField
        page={page}
        name="step"
        kind="number"
        width="short"
        label={w.stepLabel}
        hint={w.stepHint}
        value={given('step')}
        problem={problems['step']}
      />
      {fields.map(({ criterion, tiers }) => (
        <Panel>
          <FieldGroup page={page} name={criterion} label={matching.criteria[criterion]}>
            {tiers.map(({ name, label }) => (
              <TextField
                page={page}
                name={name}
                kind="number"
                width="short"
                label={label}
                value={given(name)}
                problem={problems[name]}
              />
            ))}
          </FieldGroup>
        </Panel>
      ))}
    </EditionFormPage>
  );
}

/** Categories whose matches a person looks at before anything is sent. */
export function ReviewForm({ form }: { form: EditionForm }) {
  const { page } = form;
  const { editions: w, official } = page.words;
  return (
    <EditionFormPage
      form={form}
      title={w.review}
      lead={w.reviewLead}
      part="review"
      anchor="review"
      labels={{ categories: w.review }}
    >
      <Checkboxes
        page={page}
        name="categories"
        label={w.review}
        options={disabilityCategories.map((category) => ({ value: category, label: official.categories[category] }))}
        values={form.all('categories')}
        problem={form.problems['categories']}
      />
    </EditionFormPage>
  );
}

export function fundingLabels(page: Page): Record<string, string> {
  const { editions: w, matching } = page.words;
  return Object.fromEntries(
    featureKinds.flatMap((kind) => [
      [`${kind}_arranged_by`, w.changed.arrangedBy(matching.changeKinds[kind])],
      [`${kind}_zh`, w.changed.textZh(matching.changeKinds[kind])],
      [`${kind}_en`, w.changed.textEn(matching.changeKinds[kind])],
    ]),
  );
}

/** Who arranges each kind of change, and what is said of it in both languages. */
export function FundingForm({ form }: { form: EditionForm }) {
  const { page, given, problems } = form;
  const { editions: w, matching } = page.words;
  const texts = [
    { end: 'zh', label: w.textZh, lang: 'zh-CN' },
    { end: 'en', label: w.textEn, lang: 'en' },
  ] as const;
  return (
    <EditionFormPage
      form={form}
      title={w.funding}
      lead={w.fundingLead}
      part="funding"
      anchor="funding"
      labels={fundingLabels(page)}
    >
      {featureKinds.map((kind) => (
        <Panel>
          <FieldGroup page={page} name={kind} label={matching.changeKinds[kind]}>
            <SelectField
              page={page}
              name={`${kind}_arranged_by`}
              label={w.arrangedBy}
              none={null}
              width="medium"
              value={given(`${kind}_arranged_by`)}
              options={arrangers.map((arranger) => ({ value: arranger, label: matching.arrangers[arranger] }))}
              problem={problems[`${kind}_arranged_by`]}
            />
            {texts.map(({ end, label, lang }) => (
              <TextArea
                page={page}
                name={`${kind}_${end}`}
                label={label}
                rows={3}
                lang={lang}
                value={given(`${kind}_${end}`)}
                problem={problems[`${kind}_${end}`]}
              />
            ))}
          </FieldGroup>
        </Panel>
      ))}
    </EditionFormPage>
  );
}
