import type { EditionContent } from '../../src/matching/index.ts';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Section } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { categoriesText, tierName } from './edition-said.ts';
import { Demands, Features, Needs, type EditionTable } from './edition-tables.tsx';

/** Everything that an edition says, part by part; of a draft each with the way to change it. */
export function EditionContentSections(props: EditionTable) {
  const { page, edition, mayChange } = props;
  const w = page.words.editions;
  const { content } = edition;
  return (
    <>
      {mayChange && (
        <Section id="note" title={w.noteLabel}>
          {edition.note !== '' && (
            <p>
              <Zh page={page}>{edition.note}</Zh>
            </p>
          )}
          <Change {...props} part="note" what={w.noteLabel} />
        </Section>
      )}
      <Section id="points" title={w.points} lead={w.pointsLead(content.step, bestSum(content))}>
        <PointsGiven page={page} content={content} />
        <Change {...props} part="points" what={w.points} />
      </Section>
      <Section id="review" title={w.review} lead={w.reviewLead}>
        <p>{categoriesText(page, content.reviewed_categories)}</p>
        <Change {...props} part="review" what={w.review} />
      </Section>
      <Section id="funding" title={w.funding} lead={w.fundingLead}>
        <Funding page={page} content={content} />
        <Change {...props} part="funding" what={w.funding} />
      </Section>
      <Section id="features" title={w.features} lead={w.featuresLead}>
        <p>{w.fixedNote}</p>
        <Disclosure summary={w.allOf(w.featuresHeads.feature, content.functional.features.length)}>
          <Features {...props} />
        </Disclosure>
      </Section>
      <Section id="needs" title={w.needs} lead={w.needsLead}>
        <Disclosure summary={w.allOf(w.needsHeads.need, content.functional.needs.length)}>
          <Needs {...props} />
        </Disclosure>
      </Section>
      <Section id="demands" title={w.demands} lead={w.demandsLead}>
        <Disclosure summary={w.allOf(w.demandsHeads.demand, content.functional.demands.length)}>
          <Demands {...props} />
        </Disclosure>
      </Section>
    </>
  );
}

function bestSum({ points }: EditionContent): number {
  return Object.values(points).reduce((sum, tiers) => sum + Math.max(...Object.values(tiers)), 0);
}

function Change({ page, edition, mayChange, part, what }: EditionTable & { part: string; what: string }) {
  const w = page.words.editions;
  if (!mayChange) return null;
  return (
    <Actions>
      <ButtonLink kind="secondary" href={page.to(`/editions/${edition.id}/${part}`)}>
        {w.changePart}
        <span class="vh">{w.changeWhat(what)}</span>
      </ButtonLink>
    </Actions>
  );
}

function PointsGiven({ page, content }: { page: Page; content: EditionContent }) {
  const { editions, matching } = page.words;
  const criteria = Object.keys(editions.tiers) as (keyof typeof editions.tiers)[];
  return (
    <Table
      caption={editions.points}
      columns={[{ label: editions.pointsHeads.criterion }, { label: editions.pointsHeads.points }]}
      rows={criteria.map((criterion) => ({
        cells: [
          matching.criteria[criterion],
          Object.keys(editions.tiers[criterion]).map((tier) => {
            const its: Readonly<Partial<Record<string, number>>> = content.points[criterion];
            return <p>{editions.tierOf(tierName(page, criterion, tier), editions.score(its[tier] ?? 0))}</p>;
          }),
        ],
      }))}
    />
  );
}

function Funding({ page, content }: { page: Page; content: EditionContent }) {
  const { editions, matching } = page.words;
  return (
    <Table
      caption={editions.funding}
      columns={[
        { label: editions.fundingHeads.kind },
        { label: editions.fundingHeads.by },
        { label: editions.fundingHeads.text },
      ]}
      rows={content.funding.map((hint) => ({
        cells: [matching.changeKinds[hint.kind], matching.arrangers[hint.arranged_by], hint[page.lang]],
      }))}
    />
  );
}
