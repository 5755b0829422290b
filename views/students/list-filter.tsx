import type { StudentsFilter } from '../../src/students/input.ts';
import type { FilterChoices } from '../../src/students/reads-list.ts';
import type { Page } from '../page.ts';
import { Chips } from '../parts/chips.tsx';
import { SelectField } from '../parts/choice-field.tsx';
import { FilterForm } from '../parts/filter-form.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';

type Props = { page: Page; filter: StudentsFilter; choices: FilterChoices };

/** The active filters, each with the way to the list without it. */
export function Active({ page, filter, choices }: Props) {
  const words = page.words.students.list;
  const { q, school, year, needs } = filter;
  const schoolName = choices.schools.find((one) => one.id === school)?.name;
  const without = (name: 'q' | 'school' | 'year' | 'needs') =>
    pathOf({ ...filter, [name]: name === 'q' ? '' : null }, 1);
  const chips = [
    ...(q === '' ? [] : [{ label: <Zh page={page}>{q}</Zh>, href: without('q') }]),
    ...(schoolName ? [{ label: <Zh page={page}>{schoolName}</Zh>, href: without('school') }] : []),
    ...(year === null ? [] : [{ label: page.words.official.graduates(year), href: without('year') }]),
    ...(needs === null
      ? []
      : [{ label: needs === 'confirmed' ? words.confirmed : words.notConfirmed, href: without('needs') }]),
  ];
  return <Chips page={page} chips={chips} jump={{ to: 'filter', chosen: chosenIn(filter) }} />;
}

/** What the list can be narrowed to; nothing of a certificate is among it. */
export function Filter({ page, filter, choices }: Props) {
  const { list } = page.words.students;
  const words = list.filter;
  const knowsNeeds = page.viewer.role !== 'teacher';
  return (
    <FilterForm page={page} action="/students" chosen={chosenIn(filter)}>
      <TextField page={page} kind="search" name="q" label={words.q} value={filter.q} />
      {choices.schools.length > 1 && (
        <SelectField
          page={page}
          name="school"
          label={words.school}
          none={words.all}
          value={filter.school === null ? null : String(filter.school)}
          options={choices.schools.map((school) => ({ value: String(school.id), label: school.name }))}
        />
      )}
      <SelectField
        page={page}
        name="year"
        label={words.year}
        none={words.all}
        value={filter.year === null ? null : String(filter.year)}
        options={choices.years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      {knowsNeeds && (
        <SelectField
          page={page}
          name="needs"
          label={words.needs}
          none={words.all}
          value={filter.needs}
          options={[
            { value: 'confirmed', label: list.confirmed },
            { value: 'not_confirmed', label: list.notConfirmed },
          ]}
        />
      )}
    </FilterForm>
  );
}

export const chosenIn = ({ q, school, year, needs }: StudentsFilter): number =>
  [q === '' ? null : q, school, year, needs].filter((value) => value !== null).length;

/** The list with these filters, at that page. */
export function pathOf({ q, school, year, needs }: StudentsFilter, number: number): string {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(school && { school: String(school) }),
    ...(year && { year: String(year) }),
    ...(needs && { needs }),
    page: String(number),
  });
  return `/students?${query}`;
}
