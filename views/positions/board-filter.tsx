import { educationLevels } from '../../src/reference/index.ts';
import { needName } from '../names.ts';
import { Checkboxes, Radios, SelectField, Tick } from '../parts/choice-field.tsx';
import { FilterForm } from '../parts/filter-form.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { BoardView } from './board-page.tsx';

/** The filter of the board: asks with GET, of the work and the workplace only. */
export function BoardFilterForm({ view }: { view: BoardView }) {
  const { page, filter, chosen, districts, needs } = view;
  const words = page.words.positions.board;
  const { kinds } = page.words.official;
  return (
    <FilterForm page={page} action="/positions" chosen={chosen.length}>
      <TextField page={page} name="words" kind="search" label={words.words} value={filter.words} />
      <Radios
        page={page}
        name="kind"
        label={words.kind}
        value={filter.kind ?? ''}
        options={[
          { value: '', label: words.bothKinds },
          { value: 'job', label: kinds.job },
          { value: 'internship', label: kinds.internship },
        ]}
      />
      {districts.length > 0 && (
        <SelectField
          page={page}
          name="district"
          label={words.district}
          none={words.anyDistrict}
          value={filter.district}
          options={[
            ...districts.map((region) => ({ value: region.code, label: region.name })),
            { value: 'other', label: words.otherPlaces },
          ]}
        />
      )}
      <Checkboxes
        page={page}
        name="need"
        label={words.needs}
        hint={words.needsHint}
        values={filter.needs}
        options={needs.map((need) => ({ value: need, label: needName(page, need) }))}
      />
      <EducationAndWage view={view} />
      <div class="field">
        <Tick name="remote" label={words.remoteOnly} ticked={filter.remote} />
      </div>
    </FilterForm>
  );
}

function EducationAndWage({ view: { page, filter, wages } }: { view: BoardView }) {
  const words = page.words.positions.board;
  const { educations } = page.words.official;
  return (
    <>
      <SelectField
        page={page}
        name="education"
        label={words.education}
        none={words.anyEducation}
        value={filter.education}
        options={educationLevels.map((level) => ({ value: level, label: educations[level] }))}
      />
      <SelectField
        page={page}
        name="wage"
        label={words.wage}
        none={words.anyWage}
        value={filter.wage === null ? null : String(filter.wage)}
        options={wages.map((wage) => ({ value: String(wage), label: words.wageFrom(wage) }))}
      />
    </>
  );
}
