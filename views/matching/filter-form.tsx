import type { Class } from '../../src/matching/index.ts';
import { regionName, wageSteps } from '../../src/reference/index.ts';
import { list } from '../names.ts';
import { Checkboxes, Radios, SelectField } from '../parts/choice-field.tsx';
import { FilterForm } from '../parts/filter-form.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import { WordsField } from '../positions/words-field.tsx';
import type { MatchesView } from './matches-page.tsx';

/** An active filter: what it says, and the address without it. */
export type Chip = { readonly label: string; readonly text: string; readonly href: string };

/** The filter of matches: asks with GET, works without scripts, says nothing about her in the address. */
export function MatchFilterForm({ view: { page, path, filter, chips, homeRegions, problems } }: { view: MatchesView }) {
  const w = page.words.matching.filter;
  const { board } = page.words.positions;
  const { suggestions: meant } = page.words.organizations.place;
  const place = filter.unknownPlace;
  const classes = Object.keys(page.words.parts.classes) as Class[];
  const regions = [...new Set([...homeRegions, ...filter.regions])];
  return (
    <FilterForm page={page} action={path} chosen={chips.length}>
      {filter.near && <input type="hidden" name="only" value="near" />}
      <WordsField page={page} value={filter.words} />
      <Radios
        page={page}
        name="kind"
        label={w.kind}
        value={filter.kind ?? ''}
        options={[
          { value: '', label: w.bothKinds },
          { value: 'job', label: page.words.official.kinds.job },
          { value: 'internship', label: page.words.official.kinds.internship },
        ]}
      />
      {regions.length > 0 && (
        <Checkboxes
          page={page}
          name="region"
          label={w.region}
          values={filter.regions}
          options={regions.map((code) => ({ value: code, label: <Zh page={page}>{regionName(code)}</Zh> }))}
        />
      )}
      <TextField
        page={page}
        name="place"
        label={w.otherRegion}
        hint={place && place.suggestions.length > 0 ? meant(list(page, place.suggestions)) : w.otherRegionHint}
        value={place?.typed ?? null}
        problem={problems['place']}
        lang="zh-CN"
      />
      <SelectField
        page={page}
        name="wage"
        label={board.wage}
        none={board.anyWage}
        value={filter.wage === null ? null : String(filter.wage)}
        options={wageSteps.map((wage) => ({ value: String(wage), label: board.wageFrom(wage) }))}
      />
      {!filter.near && (
        <Checkboxes
          page={page}
          name="class"
          label={w.class}
          values={filter.only ? [filter.only] : filter.classes.length > 0 ? filter.classes : classes}
          options={classes.map((name) => ({ value: name, label: page.words.parts.classes[name] }))}
        />
      )}
    </FilterForm>
  );
}
