import type { Child } from 'hono/jsx';
import type { EditionShown } from '../../src/matching/index.ts';
import { demandName, featureName, needName } from '../names.ts';
import type { Page } from '../page.ts';
import { Table } from '../parts/table.tsx';
import { barrierText, oneOf } from './edition-said.ts';

export type EditionTable = { page: Page; edition: EditionShown; mayChange: boolean };

/** What each feature is; postings and their evidence state features by these names. */
export function Features({ page, edition, mayChange }: EditionTable) {
  const { editions: w, matching } = page.words;
  return (
    <Table
      caption={w.features}
      columns={[{ label: w.featuresHeads.feature }, { label: w.featuresHeads.kind }, ...changeColumn(page, mayChange)]}
      rows={edition.content.functional.features.map((feature) => ({
        id: feature.id,
        cells: [
          featureName(page, feature.id),
          <>
            <p>{matching.changeKinds[feature.kind]}</p>
            {feature.individual === true && <p>{w.individual}</p>}
          </>,
          ...changeCell(
            page,
            mayChange,
            `/editions/${edition.id}/features/${feature.id}`,
            featureName(page, feature.id),
          ),
        ],
      }))}
    />
  );
}

/** When each need counts as met. */
export function Needs({ page, edition, mayChange }: EditionTable) {
  const w = page.words.editions;
  return (
    <Table
      caption={w.needs}
      columns={[{ label: w.needsHeads.need }, { label: w.needsHeads.lists }, ...changeColumn(page, mayChange)]}
      rows={edition.content.functional.needs.map((need) => ({
        id: need.id,
        cells: [
          needName(page, need.id),
          need.met_when.map((features) => <p>{oneOf(page, features)}</p>),
          ...changeCell(page, mayChange, `/editions/${edition.id}/needs/${need.id}`, needName(page, need.id)),
        ],
      }))}
    />
  );
}

/** What each task stands in the way of. */
export function Demands({ page, edition, mayChange }: EditionTable) {
  const w = page.words.editions;
  return (
    <Table
      caption={w.demands}
      columns={[
        { label: w.demandsHeads.demand },
        { label: w.demandsHeads.barriers },
        { label: w.demandsHeads.marks },
        ...changeColumn(page, mayChange),
      ]}
      rows={edition.content.functional.demands.map((demand) => ({
        id: demand.id,
        cells: [
          demandName(page, demand.id),
          demand.barriers.map((barrier) => <p>{barrierText(page, barrier)}</p>),
          [demand.reallocatable === false && <p>{w.notReallocatable}</p>, demand.on_site === true && <p>{w.onSite}</p>],
          ...changeCell(page, mayChange, `/editions/${edition.id}/demands/${demand.id}`, demandName(page, demand.id)),
        ],
      }))}
    />
  );
}

const changeColumn = (page: Page, mayChange: boolean) =>
  mayChange ? [{ label: page.words.editions.changePart, silent: true, short: null }] : [];

function changeCell(page: Page, mayChange: boolean, path: string, what: string): Child[] {
  const w = page.words.editions;
  if (!mayChange) return [];
  return [
    <a class="link" href={page.to(path)}>
      {w.changePart}
      <span class="vh">{w.changeWhat(what)}</span>
    </a>,
  ];
}
