import type { SlotFields } from '../../src/bases/input.ts';
import type { Base } from '../../src/bases/reads.ts';
import type { Problems } from '../../src/errors.ts';
import type { Region } from '../../src/reference/index.ts';
import { Frame } from '../frame.tsx';
import { list } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { SelectField } from '../parts/choice-field.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { TextField } from '../parts/text-field.tsx';

type Props = {
  page: Page;
  /** Null: a new one. */
  base: Base | null;
  own: boolean;
  /** Those that the reader may choose. */
  districts: readonly Region[];
  value: (name: string) => string;
  slots: readonly SlotFields[];
  problems?: Problems;
  /** Names of employers that may have been meant. */
  suggestions?: readonly string[];
};

/** The details of a base: changed by itself, or added and changed by staff. */
export function BaseForm(props: Props) {
  const { page, base, own, slots, problems = {} } = props;
  const words = page.words.bases;
  const back = base === null ? '/bases' : own ? '/my/base' : `/bases/${base.id}`;
  return (
    <Frame
      page={page}
      title={base === null ? words.add : words.edit}
      lead={base === null ? words.addLead : words.editLead}
      back={{ href: back, label: base === null ? words.back : own ? words.own : base.name }}
      current={own ? 'myBase' : 'bases'}
      wrong={Object.keys(problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={{ ...words.fields, ...slotLabels(page, slots.length) }} />
        <Panel>
          <Form page={page} action={base === null ? '/bases/new' : `${back}/edit`}>
            <input type="hidden" name="version" value={props.value('version')} />
            <Fields {...props} />
            <Slots page={page} slots={slots} problems={problems} />
            <Actions>
              <Button name="act" value="save">
                {base === null ? words.addAct : words.save}
              </Button>
              <Button kind="secondary" name="act" value="more">
                {words.moreSlots}
              </Button>
              <ButtonLink href={page.to(back)}>{words.cancel}</ButtonLink>
            </Actions>
          </Form>
        </Panel>
        {own && <p class="small">{words.fixed}</p>}
      </div>
    </Frame>
  );
}

function Fields({ page, base, own, districts, value, problems = {}, suggestions = [] }: Props) {
  const { fields, hints } = page.words.bases;
  const mask = base?.contactPhone ?? null;
  const text = (name: keyof typeof fields) => ({
    page,
    name,
    label: fields[name],
    value: value(name),
    problem: problems[name],
  });
  const employerHint = suggestions.length > 0 ? hints.employerSuggestions(list(page, suggestions)) : hints.employer;
  return (
    <>
      {!own && <TextField {...text('name')} lang="zh-CN" />}
      {!own && (
        <SelectField
          {...text('district')}
          width="medium"
          options={districts.map((region) => ({ value: region.code, label: region.name }))}
        />
      )}
      <TextField {...text('address')} optional lang="zh-CN" />
      {!own && <TextField {...text('employer')} hint={employerHint} optional lang="zh-CN" />}
      <TextField {...text('contact_name')} optional width="medium" lang="zh-CN" />
      <TextField
        {...text('contact_phone')}
        kind="phone"
        hint={own || mask === null ? hints.phone : hints.phoneKept(mask)}
        optional
        width="medium"
        autocomplete={own ? 'tel' : 'off'}
      />
    </>
  );
}

const nameOf = (index: number) => ({ title: `slot_title_${index + 1}`, places: `slot_places_${index + 1}` });

/** Labels of so many rows, for the summary of errors. */
export function slotLabels(page: Page, rows: number): Record<string, string> {
  const words = page.words.bases;
  return Object.fromEntries(
    Array.from({ length: rows }, (_, index) => index).flatMap((index) => [
      [nameOf(index).title, words.slotTitle(index + 1)],
      [nameOf(index).places, words.slotPlacesOf(index + 1)],
    ]),
  );
}

/** A row each. The button for one more stands behind the one that saves, which Enter presses. */
function Slots({ page, slots, problems }: { page: Page; slots: readonly SlotFields[]; problems: Problems }) {
  const words = page.words.bases;
  return (
    <fieldset class="field tight">
      <legend>{words.slots}</legend>
      <p class="hint">{words.slotsHint}</p>
      {slots.map((slot, index) => {
        const names = nameOf(index);
        return (
          <div class="row">
            <div>
              <TextField
                page={page}
                name={names.title}
                label={words.slotTitle(index + 1)}
                value={slot.title}
                problem={problems[names.title]}
                lang="zh-CN"
              />
            </div>
            <div>
              <TextField
                page={page}
                name={names.places}
                kind="number"
                label={
                  <>
                    <span class="vh">{words.slotTitle(index + 1)} </span>
                    {words.slotPlaces}
                  </>
                }
                value={slot.places}
                problem={problems[names.places]}
              />
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
