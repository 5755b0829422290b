import { devices, disabilityCategories, disabilityLevels, multipleCategory } from '../../src/reference/index.ts';
import { deviceName } from '../names.ts';
import type { Page } from '../page.ts';
import { Checkboxes, Radios, SelectField, Tick } from '../parts/choice-field.tsx';
import { FieldGroup } from '../parts/field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Fill } from './fill.tsx';
import { allIn, textIn, type FormProps } from './form-props.ts';
import { Masked } from './masked.tsx';

type Props = Pick<FormProps, 'page' | 'values' | 'problems'> & {
  /** The number on record, masked: an empty field keeps it. */
  mask: string | null;
};

/** What a certificate says, and the devices. Category and level follow from the number where it is given. */
export function DisabilityFields(form: Props) {
  const { page, values } = form;
  const { disability, official } = page.words;
  const words = disability.form;
  const categories = disabilityCategories.map((value) => ({ value, label: official.categories[value] }));
  const levels = disabilityLevels.map((level) => ({ value: String(level), label: official.levels[level] }));
  const all = devices.map((device) => ({ value: device.id, label: deviceName(page, device.id) }));
  return (
    <>
      <CertificateField {...form} />
      <Radios {...fact(form, 'category')} hint={words.fromCertificate} inline options={categories} />
      <Radios {...fact(form, 'level')} inline options={levels} />
      <Components {...form} />
      <Checkboxes
        {...fact(form, 'devices')}
        hint={words.devices}
        inline
        options={all}
        values={allIn(values, 'devices')}
      />
      <TextField {...fact(form, 'other_device')} hint={words.other_device} width="medium" />
    </>
  );
}

const fact = ({ page, values, problems }: Props, name: keyof Page['words']['disability']['fields']) => ({
  page,
  name,
  label: page.words.disability.fields[name],
  value: textIn(values, name),
  problem: problems[name],
});

function CertificateField(form: Props) {
  const { page, values, mask } = form;
  const words = page.words.disability.form;
  if (mask === null) return <TextField {...fact(form, 'certificate')} hint={words.certificate} width="medium" />;
  const kept = (
    <Fill sentence={words.kept}>
      <Masked page={page} text={mask} />
    </Fill>
  );
  const removed = textIn(values, 'remove_certificate') !== '';
  return (
    <>
      <TextField {...fact(form, 'certificate')} hint={kept} width="medium" />
      <div class="field">
        <Tick name="remove_certificate" label={words.removeCertificate} ticked={removed} />
      </div>
    </>
  );
}

/** The components of 多重, a level each: selects, since a component may be there without a known level. */
function Components({ page, values, problems }: Props) {
  const { disability, official } = page.words;
  const { fields, form } = disability;
  const levels = [
    { value: 'unknown', label: form.levelUnknown },
    ...disabilityLevels.map((level) => ({ value: String(level), label: official.levels[level] })),
  ];
  return (
    <FieldGroup page={page} name="components" label={fields.components} hint={form.components}>
      <div class="cols">
        {disabilityCategories
          .filter((category) => category !== multipleCategory)
          .map((category) => (
            <SelectField
              page={page}
              name={`component_${category}`}
              label={official.categories[category]}
              none={form.notIncluded}
              options={levels}
              value={textIn(values, `component_${category}`)}
              problem={problems[`component_${category}`]}
            />
          ))}
      </div>
    </FieldGroup>
  );
}
