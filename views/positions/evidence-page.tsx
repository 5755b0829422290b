import type { Problems } from '../../src/errors.ts';
import type { EvidenceEntry, PositionForReader } from '../../src/positions/reads-position.ts';
import { featureGroups, features } from '../../src/reference/index.ts';
import { Frame } from '../frame.tsx';
import { featureName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Radios } from '../parts/choice-field.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { describedBy, Field } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import { Source } from './workplace.tsx';

type Props = {
  page: Page;
  shown: PositionForReader;
  entries: readonly EvidenceEntry[];
  version: number;
  value: (name: string) => string;
  problems?: Problems;
};

/** What was seen at a workplace and what was promised, one thing at a time. */
export function EvidencePage({ page, shown, entries, version, value, problems = {} }: Props) {
  const words = page.words.positions.evidence;
  const path = `/positions/${shown.card.number}`;
  const labels = {
    feature: words.feature,
    state: words.state,
    source: words.source,
    seen_on: words.seenOn,
    promised_on: words.promisedOn,
    note: words.note,
  };
  return (
    <Frame
      page={page}
      title={words.title}
      kicker={<Zh page={page}>{shown.card.title}</Zh>}
      lead={words.lead}
      back={{ href: path, label: shown.card.number }}
      current="managedPositions"
      wrong={Object.keys(problems).length > 0}
    >
      <Sections>
        <div class="stack">
          <ErrorSummary page={page} problems={problems} labels={labels} />
          <Section title={words.add}>
            <Panel>
              <Form page={page} action={`${path}/evidence`}>
                <input type="hidden" name="version" value={version} />
                <Fields page={page} value={value} problems={problems} />
                <Actions>
                  <Button>{words.save}</Button>
                  <ButtonLink href={page.to(path)}>{page.words.positions.contact.back}</ButtonLink>
                </Actions>
              </Form>
            </Panel>
          </Section>
        </div>
        <Section title={words.past}>
          {entries.length === 0 ? <p>{words.none}</p> : <Entries page={page} entries={entries} />}
        </Section>
      </Sections>
    </Frame>
  );
}

type FieldsProps = { page: Page; value: (name: string) => string; problems: Problems };

function Fields({ page, value, problems }: FieldsProps) {
  const words = page.words.positions.evidence;
  const { states } = page.words.parts;
  return (
    <>
      <FeatureField page={page} value={value} problems={problems} />
      <Radios
        page={page}
        name="state"
        label={words.state}
        value={value('state')}
        problem={problems['state']}
        options={(['has', 'can_provide', 'no'] as const).map((state) => ({ value: state, label: states[state] }))}
        inline
      />
      <Radios
        page={page}
        name="source"
        label={words.source}
        value={value('source')}
        problem={problems['source']}
        options={(['visit', 'photo', 'measured', 'employer'] as const).map((source) => ({
          value: source,
          label: words.sources[source],
        }))}
      />
      <DaysAndNote page={page} value={value} problems={problems} />
    </>
  );
}

function DaysAndNote({ page, value, problems }: FieldsProps) {
  const words = page.words.positions.evidence;
  return (
    <>
      <TextField
        page={page}
        name="seen_on"
        kind="day"
        label={words.seenOn}
        hint={words.seenOnHint}
        value={value('seen_on')}
        problem={problems['seen_on']}
        width="short"
      />
      <TextField
        page={page}
        name="promised_on"
        kind="day"
        label={words.promisedOn}
        hint={words.promisedOnHint}
        value={value('promised_on')}
        problem={problems['promised_on']}
        optional
        width="short"
      />
      <TextField
        page={page}
        name="note"
        label={words.note}
        hint={words.noteHint}
        value={value('note')}
        problem={problems['note']}
        optional
        lang="zh-CN"
      />
    </>
  );
}

/** 74 features in one select, under the headings of their groups. */
function FeatureField({ page, value, problems }: FieldsProps) {
  const words = page.words.positions;
  const field = { page, name: 'feature', label: words.evidence.feature, problem: problems['feature'] };
  return (
    <Field {...field}>
      <span class="select">
        <select
          id="feature"
          name="feature"
          aria-invalid={field.problem ? 'true' : undefined}
          aria-describedby={describedBy(field)}
        >
          <option value="">{page.words.parts.noChoice}</option>
          {featureGroups.map((group) => (
            <optgroup label={words.groups[group]}>
              {features
                .filter((feature) => feature.group === group)
                .map(({ id }) => (
                  <option value={id} selected={id === value('feature')}>
                    {featureName(page, id)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </span>
    </Field>
  );
}

function Entries({ page, entries }: { page: Page; entries: readonly EvidenceEntry[] }) {
  return (
    <Panel>
      <ul class="evidence-list tight">
        {entries.map((entry) => (
          <li>
            <b>{page.words.parts.states[entry.state]}</b> {featureName(page, entry.feature)}
            <p class="small">
              <Source page={page} said={entry} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
