import type { Coverage, Exposure, ExposureLine } from '../../src/matching/index.ts';
import { list } from '../names.ts';
import type { Page } from '../page.ts';
import { BarChart } from '../parts/bar-chart.tsx';
import { Figure } from '../parts/figure.tsx';
import { Table, type Row } from '../parts/table.tsx';
import { categoriesName, percentName } from './run-said.tsx';

type Level = Coverage['categories'][number]['levels'][number]['keys'][number];

/** By category and level: how many students have no suitable position, a few, or enough of them. */
export function CoverageFigure({ page, coverage }: { page: Page; coverage: Coverage }) {
  const w = page.words.fairness;
  const { students, bands, categories } = coverage;
  if (students === null) return <p>{w.fewStudents}</p>;
  const none = bands?.[0];
  const lines = [{ name: w.total, students, bands }].concat(
    categories.map((line) => ({ name: categoriesName(page, line.keys), students: line.students, bands: line.bands })),
  );
  return (
    <Figure
      page={page}
      finding={none === undefined ? w.hiddenFinding : w.noneFinding(none, students, percentName(page, none, students))}
      chart={
        <BarChart
          page={page}
          subject={w.chartNone}
          full={1}
          rows={lines.flatMap((line) => {
            const count = line.bands?.[0];
            if (count === undefined) return [];
            return [{ name: line.name, value: count / line.students, text: shareText(page, count, line.students) }];
          })}
        />
      }
      table={<CoverageTable page={page} coverage={coverage} />}
      note={w.masked}
    />
  );
}

const shareText = (page: Page, part: number, whole: number) =>
  page.words.runs.share(percentName(page, part, whole), part);

function CoverageTable({ page, coverage }: { page: Page; coverage: Coverage }) {
  const w = page.words.fairness;
  const cells = (bands: readonly number[] | null) =>
    coverage.split.map((_, part) => (bands === null ? w.hidden : String(bands[part])));
  const rows = coverage.categories.flatMap((line): Row[] => {
    const category = categoriesName(page, line.keys);
    return [
      { cells: [<b>{category}</b>, String(line.students), ...cells(line.bands)] },
      ...line.levels.map((level) => ({
        cells: [w.ofCategory(category, levelsName(page, level.keys)), String(level.students), ...cells(level.bands)],
      })),
    ];
  });
  return (
    <Table
      flat
      caption={w.coverage}
      columns={[
        { label: w.heads.category },
        { label: w.heads.students, numeric: true },
        ...coverage.split.map((part) => ({ label: part.length > 1 ? w.any : w.bands[part[0]!], numeric: true })),
      ]}
      rows={rows}
      foot={{ cells: [w.total, String(coverage.students ?? w.hidden), ...cells(coverage.bands)] }}
    />
  );
}

function levelsName(page: Page, keys: readonly Level[]): string {
  const { official, fairness } = page.words;
  const levels: Readonly<Record<number, string>> = official.levels;
  return list(
    page,
    keys.map((key) => (key === null ? fairness.noLevel : (levels[key] ?? String(key)))),
  );
}

const figures = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
} as const;

/** Who has the places among the first 20 candidates of the open positions. */
export function ExposureFigure({ page, exposure }: { page: Page; exposure: Exposure }) {
  const w = page.words.fairness;
  const { categories } = exposure;
  if (categories.length === 0) return <p>{w.exposureHidden}</p>;
  const each = ({ places, students }: ExposureLine) => (places === null ? null : places / students);
  const said = (value: number | null) => (value === null ? w.hidden : figures[page.lang].format(value));
  return (
    <Figure
      page={page}
      finding={exposureFinding(page, exposure)}
      chart={
        <BarChart
          page={page}
          subject={w.chartExposure}
          rows={categories.flatMap((line) =>
            line.places === null
              ? []
              : [{ name: categoriesName(page, line.keys), value: each(line)!, text: w.times(said(each(line))) }],
          )}
        />
      }
      table={
        <Table
          flat
          caption={w.exposure}
          columns={[
            { label: page.words.runs.comparisonHeads.category },
            ...(['students', 'places', 'share', 'each'] as const).map((head) => ({
              label: w.heads[head],
              numeric: true,
            })),
          ]}
          rows={categories.map((line) => ({
            cells: [
              categoriesName(page, line.keys),
              String(line.students),
              line.places === null ? w.hidden : String(line.places),
              line.places === null || exposure.places === null
                ? w.hidden
                : percentName(page, line.places, exposure.places),
              said(each(line)),
            ],
          }))}
        />
      }
      note={w.masked}
    />
  );
}

/** Whose share is greatest and whose is least, where two can be compared. */
function exposureFinding(page: Page, { categories }: Exposure): string {
  const w = page.words.fairness;
  const shown = categories
    .flatMap(({ keys, students, places }) => (places === null ? [] : [{ keys, each: places / students }]))
    .toSorted((one, other) => other.each - one.each);
  const [most, least] = [shown[0], shown.at(-1)];
  if (!most || !least || most === least) return w.exposureHidden;
  const figure = (value: number) => figures[page.lang].format(value);
  return w.exposureFinding(
    categoriesName(page, most.keys),
    figure(most.each),
    categoriesName(page, least.keys),
    figure(least.each),
  );
}
