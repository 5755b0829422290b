import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { Chips } from '../parts/chips.tsx';
import { Checkboxes, Radios, SelectField } from '../parts/choice-field.tsx';
import { Dots } from '../parts/dots.tsx';
import { FilterForm } from '../parts/filter-form.tsx';
import { Form } from '../parts/form.tsx';
import { MatchGroup } from '../parts/group.tsx';
import type { MatchClass, Verdict } from '../parts/mark.tsx';
import { MatchItem } from '../parts/match-item.tsx';
import { NearMiss, NearMissStrip } from '../parts/near-miss.tsx';
import { Results } from '../parts/panel.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import { districts, employers, nearEmployers, nearPositions, places, positions, sampleFor } from './sample.ts';

const [m, r, v, g] = ['met', 'met_on_request', 'to_verify', 'gap'] as const satisfies readonly Verdict[];
const strips: readonly (readonly Verdict[])[] = [
  [m, m, m, m, m, m],
  [m, m, m, m, m, v],
  [m, m, m, r, r, v],
  [m, m, m, m, r, m],
  [m, m, v, v, m, m],
  [m, m, m, g, m, v],
];
const ranks = [1, 2, 7, 8, 12, 20];
const fits = [95, 80, 75, 60, 90, 65];
const wages = ['7000–9500', '6500–8000', '6800–9000', '4000', '8000–11000', '6000–7500'];
const groups: readonly { matchClass: MatchClass; items: readonly number[]; count: number }[] = [
  { matchClass: 'ready', items: [0, 1], count: 6 },
  { matchClass: 'on_request', items: [2, 3], count: 5 },
  { matchClass: 'to_verify', items: [4], count: 8 },
  { matchClass: 'gap', items: [5], count: 4 },
];

export function MatchesSheet({ page }: { page: Page }) {
  const t = sampleFor(page.lang).matches;
  return (
    <Frame page={page} title={t.title} lead={t.lead} current="matches" counted>
      <div class="far">
        <Chips
          page={page}
          jump={{ to: 'filter', chosen: 2 }}
          chips={t.chips.map((label) => ({ label, href: '/specimen/matches' }))}
        />
        <Results rail={<Filter page={page} />}>
          {groups.map((group) => (
            <MatchGroup
              page={page}
              matchClass={group.matchClass}
              count={t.count(group.count)}
              start={ranks[group.items[0]!]!}
              rest={{ count: group.count - group.items.length, href: '/specimen/matches' }}
            >
              {group.items.map((index) => (
                <Item page={page} index={index} />
              ))}
            </MatchGroup>
          ))}
          <Near page={page} />
        </Results>
      </div>
    </Frame>
  );
}

function Item({ page, index }: { page: Page; index: number }) {
  const t = sampleFor(page.lang).matches;
  const kinds = [t.private, t.private, t.private, t.public, t.state, t.private];
  return (
    <MatchItem
      page={page}
      rank={ranks[index]!}
      href="/specimen/match"
      title={<Zh page={page}>{positions[index]}</Zh>}
      employer={<Dots items={[<Zh page={page}>{employers[index]}</Zh>, kinds[index]]} />}
      facts={[
        { label: t.place, value: <Zh page={page}>{places[index]}</Zh> },
        { label: t.wage, value: index === 3 ? t.allowance : t.perMonth(wages[index]!) },
        { label: t.closes, value: t.dates[index] },
      ]}
      reason={t.reasons[index]}
      verdicts={strips[index]!}
      needs={t.needs[index]}
      fit={fits[index]!}
    />
  );
}

function Near({ page }: { page: Page }) {
  const t = sampleFor(page.lang).matches;
  const after = ['ready', 'on_request', 'ready'] as const;
  return (
    <NearMissStrip page={page} title={t.nearTitle} lead={t.nearLead}>
      {after.map((matchClass, index) => (
        <NearMiss
          page={page}
          href="/specimen/match"
          title={<Zh page={page}>{nearPositions[index]}</Zh>}
          employer={
            <Dots
              items={[nearEmployers[index], districts[[1, 0, 2][index]!]].map((name) => (
                <Zh page={page}>{name}</Zh>
              ))}
            />
          }
          feature={t.features[index]}
          change={t.changes[index]}
          after={matchClass}
        >
          <Form page={page} action="/specimen/matches">
            <Button kind="secondary" name="position" value={String(index)}>
              {page.words.parts.nearMiss.ask}
            </Button>
          </Form>
        </NearMiss>
      ))}
    </NearMissStrip>
  );
}

function Filter({ page }: { page: Page }) {
  const t = sampleFor(page.lang).matches;
  const { classes } = page.words.parts;
  const options = (labels: readonly string[]) => labels.map((label, index) => ({ value: String(index), label }));
  return (
    <FilterForm page={page} action="/specimen/matches" chosen={2}>
      <TextField page={page} kind="search" name="words" label={t.keyword} />
      <Radios page={page} name="want" label={t.want} options={options(t.wants)} value="0" />
      <Checkboxes
        page={page}
        name="district"
        label={t.district}
        options={districts.map((name) => ({ value: name, label: <Zh page={page}>{name}</Zh> }))}
        values={districts.slice(0, 3)}
      />
      <SelectField page={page} name="floor" label={t.floor} none={t.any} options={options(['3000', '5000'])} />
      <Checkboxes
        page={page}
        name="class"
        label={t.convenience}
        options={Object.entries(classes).map(([value, label]) => ({ value, label }))}
        values={Object.keys(classes)}
      />
    </FilterForm>
  );
}
