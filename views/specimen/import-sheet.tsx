import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Radios } from '../parts/choice-field.tsx';
import { Dots } from '../parts/dots.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Progress } from '../parts/progress.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Stats } from '../parts/stat.tsx';
import { Steps } from '../parts/steps.tsx';
import { Table } from '../parts/table.tsx';
import { Zh } from '../parts/zh.tsx';
import { sampleFor } from './sample.ts';

const counts = { refused: 5, waiting: 4, changed: 12, added: 36, same: 231 } as const;

export function ImportSheet({ page }: { page: Page }) {
  const t = sampleFor(page.lang).imports;
  return (
    <Frame
      page={page}
      title={t.title}
      back={{ href: '/specimen', label: t.back }}
      lead={<Dots items={t.lead} />}
      current="imports"
    >
      <Sections>
        <div class="stack">
          <Steps page={page} steps={t.steps} current={2} />
          <Progress id="checked" done={288} of={288} text={t.checked} aside={t.took} note={t.nothing} />
          <Stats
            stats={Object.entries(counts).map(([kind, count]) => ({
              label: t.counts[kind as keyof typeof counts],
              value: count,
              unit: t.rows,
              link: { href: `#${kind}`, label: t.see },
            }))}
          />
        </div>
        <Refused page={page} />
        <Section id="waiting" title={t.waitingTitle} lead={t.waitingLead}>
          <Panel>
            <Radios
              page={page}
              name="same"
              label={t.question}
              hint={t.hint}
              options={t.options.map((label, index) => ({ value: String(index), label }))}
              value="2"
              inline
            />
          </Panel>
        </Section>
        <Changed page={page} />
        <Form page={page} action="/specimen/import">
          <div class="tight">
            <Actions>
              <Button>{t.write}</Button>
              <ButtonLink kind="secondary" href="#main">
                {t.again}
              </ButtonLink>
              <ButtonLink href="#main">{t.drop}</ButtonLink>
            </Actions>
            <p class="small">{t.undo}</p>
          </div>
        </Form>
      </Sections>
    </Frame>
  );
}

function Refused({ page }: { page: Page }) {
  const t = sampleFor(page.lang).imports;
  const [row, column, written, problem, suggestion] = t.refusedHeads;
  return (
    <Section id="refused" title={t.refusedTitle} lead={t.refusedLead}>
      <div class="tight">
        <Table
          caption={t.refusedTitle}
          columns={[
            { label: row, numeric: true },
            { label: column },
            { label: written, short: t.refusedShort },
            { label: problem },
            { label: suggestion },
          ]}
          rows={t.refused.map(([number, ...cells]) => {
            const advice = <b>{cells.pop()}</b>;
            const [name, text, why] = cells;
            return {
              cells: [number, <Zh page={page}>{name}</Zh>, <Zh page={page}>{text}</Zh>, why, advice],
            };
          })}
        />
        <ButtonLink href="#main">{t.download}</ButtonLink>
      </div>
    </Section>
  );
}

function Changed({ page }: { page: Page }) {
  const t = sampleFor(page.lang).imports;
  const [student, field, now, becomes] = t.changedHeads;
  const was = ['138 0000 4412', null, '2026'];
  const will = ['138 0000 7719', 'lusq@example.edu', '2027'];
  const names = ['陆思齐', '陆思齐', '解文博'];
  return (
    <Section id="changed" title={t.changedTitle} lead={t.changedLead}>
      <Table
        caption={t.changedTitle}
        columns={[{ label: student }, { label: field }, { label: now }, { label: becomes }]}
        rows={t.fields.map((name, index) => ({
          cells: [
            <>
              <Zh page={page}>{names[index]}</Zh>
              <p class="small thin">{t.row(6 + index)}</p>
            </>,
            name,
            was[index] ? <del class="was">{was[index]}</del> : <span class="was">{page.words.parts.notFilled}</span>,
            <b>{will[index]}</b>,
          ],
        }))}
      />
    </Section>
  );
}
