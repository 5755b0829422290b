import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { VerdictCallout } from '../parts/callout.tsx';
import { Dots } from '../parts/dots.tsx';
import { type Evidence, EvidenceList, EvidenceRow, type FeatureState } from '../parts/evidence.tsx';
import { FactsBand } from '../parts/facts.tsx';
import { Form } from '../parts/form.tsx';
import type { Verdict } from '../parts/mark.tsx';
import { Notice } from '../parts/notice.tsx';
import { PointsTable } from '../parts/points-table.tsx';
import { Question, QuestionList } from '../parts/questions.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { employers, places, positions, sampleFor } from './sample.ts';

const needs: readonly { verdict: Verdict; must: boolean; evidence: readonly (readonly [number, FeatureState])[] }[] = [
  {
    verdict: 'met_on_request',
    must: true,
    evidence: [
      [0, 'has'],
      [1, 'can_provide'],
    ],
  },
  {
    verdict: 'met',
    must: true,
    evidence: [
      [2, 'has'],
      [3, 'has'],
    ],
  },
  { verdict: 'met', must: true, evidence: [[4, 'has']] },
  { verdict: 'met_on_request', must: false, evidence: [[5, 'can_provide']] },
  { verdict: 'to_verify', must: false, evidence: [[6, 'unknown']] },
  { verdict: 'gap', must: true, evidence: [[7, 'no']] },
];
const points = [30, 20, 10, 10, 5, 0];
const full = [40, 20, 20, 10, 5, 5];

export function MatchSheet({ page }: { page: Page }) {
  const t = sampleFor(page.lang);
  return (
    <Frame
      page={page}
      title={positions[2]!}
      heading={<Zh page={page}>{positions[2]}</Zh>}
      back={{ href: '/specimen/matches', label: t.match.back }}
      kicker={<Dots items={t.match.kicker} />}
      lead={<Dots items={[<Zh page={page}>{employers[2]}</Zh>, t.matches.private]} />}
      current="matches"
    >
      <Sections>
        <Band page={page} />
        <VerdictCallout page={page} matchClass="on_request" tally={{ met: 3, met_on_request: 2, to_verify: 1, gap: 0 }}>
          {t.match.callout}
        </VerdictCallout>
        <Needs page={page} />
        <Demands page={page} />
        <Fit page={page} />
        <Section title={t.match.askTitle} lead={t.match.askLead}>
          <QuestionList questions={t.match.questions}>
            <Form page={page} action="/specimen/match">
              <Button kind="secondary">{t.match.askAct}</Button>
            </Form>
          </QuestionList>
        </Section>
        <Notice title={t.match.seenTitle} id="seen">
          {t.match.seen}
        </Notice>
        <Actions>
          <Form page={page} action="/specimen/match">
            <Button>{t.apply}</Button>
          </Form>
          <ButtonLink href="#main">{t.match.wrong}</ButtonLink>
        </Actions>
      </Sections>
    </Frame>
  );
}

function Band({ page }: { page: Page }) {
  const t = sampleFor(page.lang);
  return (
    <FactsBand
      facts={[
        { label: t.matches.wage, value: t.matches.perMonth('6800–9000') },
        { label: t.matches.place, value: <Zh page={page}>{places[2]}</Zh> },
        { label: t.match.education, value: t.match.educationValue },
        { label: t.matches.closes, value: t.match.closes },
      ]}
    >
      <Form page={page} action="/specimen/match">
        <Button>{t.apply}</Button>
      </Form>
      <ButtonLink href="#main">{t.save}</ButtonLink>
    </FactsBand>
  );
}

function Needs({ page }: { page: Page }) {
  const t = sampleFor(page.lang).match;
  const say = ([index, state]: readonly [number, FeatureState]): Evidence => ({
    what: t.features[index],
    source: t.sources[index],
    state,
  });
  return (
    <Section title={t.needsTitle} lead={t.needsLead}>
      <EvidenceList>
        {needs.map((need, index) => (
          <EvidenceRow
            page={page}
            need={t.needs[index]}
            importance={need.must ? 'must' : 'nice'}
            verdict={need.verdict}
            evidence={need.evidence.map(say)}
          />
        ))}
      </EvidenceList>
    </Section>
  );
}

function Demands({ page }: { page: Page }) {
  const t = sampleFor(page.lang).match;
  const [demand, kind, effect] = t.demandHeads;
  return (
    <Section title={t.demandsTitle} lead={t.demandsLead}>
      <Table
        caption={t.demandsTitle}
        columns={[{ label: demand }, { label: kind }, { label: effect, short: t.demandShort }]}
        rows={t.demands.map((cells) => ({ cells }))}
      />
      <Question
        page={page}
        action="/specimen/match"
        name="answer"
        id="answer"
        question={t.question}
        options={t.options.map((label, index) => ({ value: String(index), label }))}
        save={t.saveAnswer}
      />
    </Section>
  );
}

function Fit({ page }: { page: Page }) {
  const t = sampleFor(page.lang).match;
  return (
    <Section title={t.fitTitle} lead={t.fitLead}>
      <div class="tight">
        <PointsTable
          caption={t.fitTitle}
          heads={t.heads}
          lines={t.criteria.map(([name, text], index) => ({ name, text, points: points[index]!, full: full[index]! }))}
          total={{ label: t.total, points: 75, full: 100 }}
        />
        <p class="small">{t.quality}</p>
      </div>
    </Section>
  );
}
