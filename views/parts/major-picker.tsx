import type { Major, NamedMajors } from '../../src/reference/index.ts';
import type { Page } from '../page.ts';
import { Choice } from './choice-field.tsx';
import type { FieldProps } from './field.tsx';
import { FieldGroup } from './field.tsx';
import { SearchBand } from './search-band.tsx';
import { TextField } from './text-field.tsx';
import { Zh } from './zh.tsx';

type FieldsProps = FieldProps & {
  /** What was typed, or what is on record. */
  value?: string | null;
  /** `findMajors(words)` when the words were no major's name; left out as long as nothing is asked. */
  found?: readonly NamedMajors[] | undefined;
};

/**
 * A major inside a longer form that posts. She types a name, code or pinyin; when that is no major, the form comes back
 * (422, everything else kept) with what it can mean as radios. The route reads it with `pickedMajor(form, name)`.
 */
export function MajorField({ value, found = [], ...field }: FieldsProps) {
  return (
    <>
      <TextField {...field} value={value ?? null} width="medium" lang="zh-CN" />
      {found.length > 0 && <MajorChoices page={field.page} name={field.name} words={value ?? ''} found={found} />}
    </>
  );
}

type ChoicesProps = { page: Page; name: string; words: string; found: readonly NamedMajors[] };

/** What was found for some words, to choose from: `name_pick`, and in `name_for` the words that it was found for. */
export function MajorChoices({ page, name, words, found }: ChoicesProps) {
  const t = page.words.site.majors;
  const group = `${name}_pick`;
  return (
    <FieldGroup page={page} name={group} label={t.pickLegend} hint={t.pickNote}>
      <input type="hidden" name={`${name}_for`} value={words.trim()} />
      {found.map((one, index) => (
        <Choice
          kind="radio"
          name={group}
          id={index === 0 ? group : `${group}-${index + 1}`}
          option={{
            value: one.name,
            label: <Zh page={page}>{one.name}</Zh>,
            note: <MajorPlaces page={page} majors={one.majors} />,
          }}
        />
      ))}
    </FieldGroup>
  );
}

/** Where majors of one name stand: 本科 080901 计算机类；高职专科 … */
export function MajorPlaces({ page, majors }: { page: Page; majors: readonly Major[] }) {
  const { catalogues } = page.words.site.majors;
  return (
    <>
      {majors.map((major, index) => (
        <>
          {index > 0 && (page.lang === 'zh' ? '；' : '; ')}
          {catalogues[major.catalogue]} {major.code}{' '}
          <Zh page={page}>{major.class?.name ?? major.discipline?.name ?? ''}</Zh>
        </>
      ))}
    </>
  );
}

type SearchProps = {
  page: Page;
  /** The page that it stands on, without the language; what was typed comes back as `?q=`. */
  action: string;
  words: string;
};

/** A search for majors as a step of its own: asks with GET, so it holds nothing but the words. */
export function MajorSearch({ page, action, words }: SearchProps) {
  const t = page.words.site.majors;
  return (
    <SearchBand page={page} action={action} act={t.find}>
      <TextField page={page} kind="search" name="q" label={t.search} hint={t.hint} value={words} />
    </SearchBand>
  );
}
