import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Dots } from '../parts/dots.tsx';
import { Figure } from '../parts/figure.tsx';
import { Form } from '../parts/form.tsx';
import { IntervalChart, IntervalLegend } from '../parts/interval-chart.tsx';
import { Notice } from '../parts/notice.tsx';
import { PointsTable } from '../parts/points-table.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Stats } from '../parts/stat.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { sampleFor } from './sample.ts';

const years = [
  { year: 2025, n: 12, hired: 8, raw: 0.667, smoothed: 0.582, low: 0.408, high: 0.747 },
  { year: 2024, n: 11, hired: 5, raw: 0.455, smoothed: 0.467, low: 0.293, high: 0.644 },
  { year: 2023, n: 5, hired: 3, raw: 0.6, smoothed: 0.52, low: 0.312, high: 0.724 },
];
const values = ['91', '66.7%', '58.2%', '91.7%'];
const points = [5, 5, 10, 10, 15, 15, 15, 8, 8];
const full = [5, 5, 10, 15, 15, 15, 15, 10, 10];
const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

export function BaseSheet({ page }: { page: Page }) {
  const t = sampleFor(page.lang).base;
  return (
    <Frame
      page={page}
      title={t.title}
      heading={<Zh page={page}>{t.title}</Zh>}
      back={{ href: '/specimen', label: t.back }}
      kicker={<Dots items={t.kicker} />}
      lead={t.lead}
      current="bases"
    >
      <Sections>
        <Stats stats={t.stats.map((label, index) => ({ label, value: values[index], base: t.bases[index] }))} />
        <Rate page={page} />
        <Section title={t.rubricTitle} lead={t.rubricLead}>
          <PointsTable
            caption={t.rubricTitle}
            heads={t.rubricHeads}
            lines={t.rubric.map(([group, name, text], index) => ({
              group,
              name,
              text,
              points: points[index]!,
              full: full[index]!,
            }))}
            total={{ label: t.total, points: 91, full: 100 }}
          />
        </Section>
        <Notice kind="todo" title={sampleFor(page.lang).missingTitle} id="missing">
          {sampleFor(page.lang).missing}
        </Notice>
        <Form page={page} action="/specimen/base">
          <Actions>
            <Button>{t.list}</Button>
            <Button kind="secondary" name="ask" value="yes">
              {t.askBase}
            </Button>
          </Actions>
        </Form>
      </Sections>
    </Frame>
  );
}

function Rate({ page }: { page: Page }) {
  const t = sampleFor(page.lang).base;
  const rows = years.map((row) => ({ ...row, name: t.year(row.year) }));
  return (
    <Section title={t.rateTitle} lead={t.rateLead}>
      <Figure
        page={page}
        finding={t.finding}
        legend={<IntervalLegend page={page} level={90} mean={t.mean} />}
        chart={<IntervalChart page={page} rows={rows} mean={{ name: t.mean, share: 0.48 }} subject={t.rateTitle} />}
        table={
          <Table
            flat
            caption={t.rateTitle}
            columns={t.heads.map((label, index) => ({ label, numeric: index > 0 }))}
            rows={years.map((row) => ({
              cells: [
                t.year(row.year),
                row.n,
                row.hired,
                percent(row.raw),
                <b>{percent(row.smoothed)}</b>,
                `${(row.low * 100).toFixed(1)}–${percent(row.high)}`,
              ],
            }))}
          />
        }
        note={t.small}
        csv="/specimen/base.csv"
      />
    </Section>
  );
}
