import {
  catalogues,
  majors,
  majorsAbout,
  type Catalogue,
  type Major,
  type NamedMajors,
} from '../../src/reference/index.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { MajorSearch } from '../parts/major-picker.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';

type Pair = { readonly major: string; readonly counts_as: string };
type Props = {
  page: Page;
  words: string;
  found: readonly Major[];
  /** How many the search gives at most. */
  most: number;
  /** Names like the words, where nothing was found. */
  like: readonly NamedMajors[];
  /** What counts as equal, among what was found or, without a search, at all. */
  equivalents: readonly Pair[];
  mayKeep: boolean;
};

/** 专业查询: one search over all catalogues, and what counts as the same major. */
export function MajorsPage({ page, words, found, most, like, equivalents, mayKeep }: Props) {
  const t = page.words.site.majors;
  return (
    <Frame page={page} title={t.title} lead={t.lead} current="majors">
      <Sections>
        <MajorSearch page={page} action="/majors" words={words} />
        {words !== '' && <Found page={page} words={words} found={found} most={most} like={like} />}
        <Equal page={page} equivalents={equivalents} mayKeep={mayKeep} among={found.length > 0} />
        {words === '' && <Catalogues page={page} />}
      </Sections>
    </Frame>
  );
}

function Found({ page, words, found, most, like }: Pick<Props, 'page' | 'words' | 'found' | 'most' | 'like'>) {
  const t = page.words.site.majors;
  if (found.length === 0) return <Nothing page={page} words={words} like={like} />;
  const names = new Set(found.map((major) => major.name)).size;
  return (
    <div class="stack">
      <p role="status">
        {t.found(found.length, names)} {found.length >= most && t.most(most)}
      </p>
      {catalogues.map((catalogue) => {
        const rows = found.filter((major) => major.catalogue === catalogue);
        return rows.length > 0 && <Group page={page} catalogue={catalogue} rows={rows} />;
      })}
    </div>
  );
}

function Group({ page, catalogue, rows }: { page: Page; catalogue: Catalogue; rows: readonly Major[] }) {
  const t = page.words.site.majors;
  const chinese = (text: string | undefined) => (text === undefined ? '' : <Zh page={page}>{text}</Zh>);
  return (
    <Section id={catalogue} title={t.catalogues[catalogue]}>
      <Table
        caption={t.catalogues[catalogue]}
        columns={[
          { label: t.heads.name },
          { label: t.heads.code },
          { label: t.heads.class },
          { label: t.heads.discipline },
        ]}
        rows={rows.map((major) => ({
          cells: [
            chinese(major.name),
            <Code page={page} major={major} />,
            major.class === null ? t.noClass : chinese(major.class.name),
            chinese(major.discipline?.name),
          ],
        }))}
      />
    </Section>
  );
}

function Code({ page, major }: { page: Page; major: Major }) {
  const t = page.words.site.majors;
  return (
    <>
      {major.code ?? t.noCode}
      {major.former_code !== null && (
        <>
          <br />
          <span class="small">{t.former(major.former_code)}</span>
        </>
      )}
    </>
  );
}

function Nothing({ page, words, like }: Pick<Props, 'page' | 'words' | 'like'>) {
  const t = page.words.site.majors;
  return (
    <Section title={t.nothing(words)}>
      <p role="status">{like.length > 0 ? t.nothingText : t.nothingLike}</p>
      {like.length > 0 && (
        <Actions>
          {like.map(({ name }) => (
            <ButtonLink href={`${page.to('/majors')}?q=${encodeURIComponent(name)}`}>
              <Zh page={page}>{name}</Zh>
            </ButtonLink>
          ))}
        </Actions>
      )}
    </Section>
  );
}

function Equal({
  page,
  equivalents,
  mayKeep,
  among,
}: Pick<Props, 'page' | 'equivalents' | 'mayKeep'> & { among: boolean }) {
  const t = page.words.site.majors;
  return (
    <Section title={t.equal}>
      <p>{t.equalText}</p>
      {equivalents.length === 0 ? (
        <p>{among ? t.noneAmong : t.noEquivalents}</p>
      ) : (
        <ul>
          {equivalents.map(({ major, counts_as }) => (
            <li>{t.countsAs(major, counts_as)}</li>
          ))}
        </ul>
      )}
      {mayKeep && <ButtonLink href={page.to('/equivalents')}>{t.keep}</ButtonLink>}
    </Section>
  );
}

/** Edition and source of each catalogue. */
function Catalogues({ page }: { page: Page }) {
  const t = page.words.site.majors;
  return (
    <Section title={t.cataloguesTitle}>
      <Table
        caption={t.cataloguesTitle}
        columns={[
          { label: t.heads.name },
          { label: t.heads.count, numeric: true },
          { label: t.heads.edition },
          { label: t.heads.source },
        ]}
        rows={catalogues.map((catalogue) => {
          const { edition, title, publisher } = majorsAbout[catalogue];
          return {
            cells: [
              t.catalogues[catalogue],
              majors.filter((major) => major.catalogue === catalogue).length,
              edition,
              <Zh page={page}>
                {publisher}，{title}
              </Zh>,
            ],
          };
        })}
      />
    </Section>
  );
}
