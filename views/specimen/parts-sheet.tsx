import type { Child } from 'hono/jsx';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Answers } from '../parts/answers.tsx';
import { BarChart } from '../parts/bar-chart.tsx';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Figure } from '../parts/figure.tsx';
import { Form } from '../parts/form.tsx';
import { Mark, type MatchClass, verdictOf } from '../parts/mark.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pager } from '../parts/pager.tsx';
import { Panel } from '../parts/panel.tsx';
import { ReadAloud } from '../parts/read-aloud.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { ClassTag, VerdictTag } from '../parts/tag.tsx';
import { Zh } from '../parts/zh.tsx';
import { sampleFor, students } from './sample.ts';

const classes = ['ready', 'on_request', 'to_verify', 'gap'] as const satisfies readonly MatchClass[];
const counts = [36, 21, 8];

export function PartsSheet({ page }: { page: Page }) {
  const t = sampleFor(page.lang);
  return (
    <Frame page={page} title={t.title} lead={t.lead} current="matches">
      <ReadAloud page={page} />
      <Sections>
        <Section title={t.verdicts}>
          <div class="cards">
            {classes.map((matchClass) => (
              <Verdict page={page} matchClass={matchClass} />
            ))}
          </div>
        </Section>
        <Section title={t.buttons}>
          <Buttons page={page} />
        </Section>
        <Section title={t.empty}>
          <Empty page={page} />
        </Section>
        <Section title={t.notices}>
          <Notice title={t.savedTitle} id="saved">
            {t.saved}
          </Notice>
          <Notice kind="todo" title={t.missingTitle} id="missing">
            {t.missing}
          </Notice>
          <ErrorSummary page={page} problems={{ main: 'not_a_year' }} labels={{ main: t.forms.year }} />
        </Section>
        <Section title={t.more}>
          <OwnAnswers page={page} />
          <Disclosure summary={t.disclosure}>
            <p>{t.disclosed}</p>
          </Disclosure>
          <Services page={page} />
          <Months page={page} />
          <Pager page={page} current={4} last={12} href={(number) => `/specimen?page=${number}`} />
        </Section>
      </Sections>
    </Frame>
  );
}

function Verdict({ page, matchClass }: { page: Page; matchClass: MatchClass }) {
  const verdict = verdictOf(matchClass);
  return (
    <Panel>
      <div class="tight">
        <Mark verdict={verdict} size="xl" />
        <p>
          <ClassTag page={page} matchClass={matchClass} />
        </p>
        <p>
          <VerdictTag page={page} verdict={verdict} />
        </p>
        <p class="small">{sampleFor(page.lang).shapes[verdict]}</p>
      </div>
    </Panel>
  );
}

function Buttons({ page }: { page: Page }) {
  const t = sampleFor(page.lang);
  return (
    <Form page={page} action="/specimen">
      <Actions>
        <Button>{t.apply}</Button>
        <Button kind="secondary">{t.ask}</Button>
        <ButtonLink href="#main">{t.save}</ButtonLink>
        <Button kind="tertiary" name="keep" value="yes">
          {t.save}
        </Button>
      </Actions>
    </Form>
  );
}

function Empty({ page }: { page: Page }) {
  const t = sampleFor(page.lang);
  const acts = (
    <>
      <ButtonLink kind="secondary" href="#main">
        {t.emptyAct}
      </ButtonLink>
      <ButtonLink href="#main">{page.words.parts.filter.clear}</ButtonLink>
    </>
  );
  return (
    <EmptyState title={t.emptyTitle} acts={acts}>
      {t.emptyText}
    </EmptyState>
  );
}

function OwnAnswers({ page }: { page: Page }) {
  const t = sampleFor(page.lang).answers;
  const line = (label: string, value: Child) => ({
    label,
    value,
    change: { href: '/my/record', about: label },
  });
  const answers = [
    line(t.name, <Zh page={page}>{students[1]}</Zh>),
    line(t.major, t.majorValue),
    line(t.mail, null),
    line(t.wish, t.wishValue),
  ];
  return <Answers page={page} answers={answers} />;
}

function Services({ page }: { page: Page }) {
  const t = sampleFor(page.lang);
  const rows = t.barNames.map((name, index) => ({ name, value: counts[index]! }));
  const table = (
    <Table
      flat
      caption={t.bars}
      columns={[{ label: t.service }, { label: t.times, numeric: true }]}
      rows={rows.map((row) => ({ cells: [row.name, row.value] }))}
    />
  );
  const chart = <BarChart page={page} rows={rows} subject={t.bars} />;
  return <Figure page={page} finding={t.barsFinding} chart={chart} table={table} csv="/specimen.csv" />;
}

function Months({ page }: { page: Page }) {
  const t = sampleFor(page.lang);
  return (
    <div class="tight">
      <h3 id="by-month">{t.byMonth}</h3>
      <Table
        caption={t.byMonth}
        wide={{ labelledBy: 'by-month' }}
        columns={[{ label: t.service }, ...t.months.map((label) => ({ label, numeric: true }))]}
        rows={t.barNames.map((name, index) => ({
          cells: [name, ...t.months.map((_, month) => counts[index]! + month)],
        }))}
      />
    </div>
  );
}
