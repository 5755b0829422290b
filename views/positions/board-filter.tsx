import { educationLevels, employerKinds, wageSteps, type NeedId } from '../../src/reference/index.ts';
import { needName } from '../names.ts';
import { Checkboxes, Radios, SelectField, Tick } from '../parts/choice-field.tsx';
import { FilterForm } from '../parts/filter-form.tsx';
import { BoardFeatures } from './board-features.tsx';
import type { BoardView } from './board-page.tsx';
import { WordsField } from './words-field.tsx';

/** The filter of the board, of the work and the workplace only. Behind each choice: how many there would be with it. */
export function BoardFilterForm({ view }: { view: BoardView }) {
  const { page, filter, chosen, board, soonDays } = view;
  const words = page.words.positions.board;
  return (
    <FilterForm page={page} action="/positions" chosen={chosen.length}>
      <WordsField page={page} value={filter.words} />
      <Order view={view} />
      <Kind view={view} />
      <District view={view} />
      <Needs view={view} needs={view.needs} />
      <div class="field">
        <Tick
          name="remote"
          label={words.counted(words.remoteOnly, board.counts('remote', 'full'))}
          ticked={filter.remote}
        />
        <Tick
          name="closing"
          label={words.counted(words.closingSoon(soonDays), board.closing)}
          ticked={filter.closing}
        />
      </div>
      <MajorClass view={view} />
      <EducationAndWage view={view} />
      <Employers view={view} />
      <BoardFeatures view={view} />
    </FilterForm>
  );
}

type Props = { view: BoardView };

function Order({ view: { page, board } }: Props) {
  const words = page.words.positions.board;
  const sorts = board.words.looked
    ? (['best', 'newest', 'wage', 'closing'] as const)
    : (['newest', 'wage', 'closing'] as const);
  return (
    <SelectField
      page={page}
      name="sort"
      label={words.sort}
      none={null}
      value={board.sort}
      options={sorts.map((each) => ({ value: each, label: words.sorts[each] }))}
    />
  );
}

function Kind({ view: { page, filter, board } }: Props) {
  const words = page.words.positions.board;
  const { kinds } = page.words.official;
  const option = (kind: 'job' | 'internship') => ({
    value: kind,
    label: words.counted(kinds[kind], board.counts('kind', kind)),
  });
  return (
    <Radios
      page={page}
      name="kind"
      label={words.kind}
      value={filter.kind ?? ''}
      options={[{ value: '', label: words.bothKinds }, option('job'), option('internship')]}
    />
  );
}

function District({ view: { page, filter, board } }: Props) {
  const words = page.words.positions.board;
  if (board.districts.length === 0) return null;
  return (
    <SelectField
      page={page}
      name="district"
      label={words.district}
      none={words.anyDistrict}
      value={filter.district}
      options={[
        ...board.districts.map(({ code, name }) => ({
          value: code,
          label: words.counted(name, board.counts('place', code)),
        })),
        { value: 'other', label: words.counted(words.otherPlaces, board.elsewhere) },
      ]}
    />
  );
}

function Needs({ view: { page, filter, board }, needs }: Props & { needs: readonly NeedId[] }) {
  const words = page.words.positions.board;
  return (
    <Checkboxes
      page={page}
      name="need"
      label={words.needs}
      hint={words.needsHint}
      values={filter.needs}
      options={needs.map((need) => ({
        value: need,
        label: words.counted(needName(page, need), board.counts('need', need)),
      }))}
    />
  );
}

function MajorClass({ view: { page, filter, board, classes } }: Props) {
  const words = page.words.positions.board;
  return (
    <SelectField
      page={page}
      name="class"
      label={words.majorClass}
      hint={words.majorClassHint}
      none={words.anyClass}
      value={filter.majorClass}
      options={[
        { value: 'none', label: words.counted(words.openToAll, board.counts('class', 'none')) },
        ...classes.map((name) => ({ value: name, label: words.counted(name, board.counts('class', name)) })),
      ]}
    />
  );
}

function EducationAndWage({ view: { page, filter, board } }: Props) {
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
        options={educationLevels.map((level) => ({
          value: level,
          label: words.counted(words.enough(educations[level]), board.counts('education', level)),
        }))}
      />
      <SelectField
        page={page}
        name="wage"
        label={words.wage}
        none={words.anyWage}
        value={filter.wage === null ? null : String(filter.wage)}
        options={wageSteps.map((wage) => ({
          value: String(wage),
          label: words.counted(words.wageFrom(wage), board.counts('wage', String(wage))),
        }))}
      />
    </>
  );
}

function Employers({ view: { page, filter, board } }: Props) {
  const words = page.words.positions.board;
  return (
    <Checkboxes
      page={page}
      name="employer"
      label={words.employers}
      values={filter.employers}
      options={employerKinds.map((kind) => ({
        value: kind,
        label: words.counted(page.words.official.employerKinds[kind], board.counts('employer', kind)),
      }))}
    />
  );
}
