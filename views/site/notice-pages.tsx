import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { ReadAloud } from '../parts/read-aloud.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';

/** 隐私说明: what is kept, who sees it, for how long, and what one can do. */
export function PrivacyPage({ page }: { page: Page }) {
  const t = page.words.notices.privacy;
  const { points, kept, seen, consent, sealed, retention, rights } = t;
  return (
    <Frame page={page} title={t.title} lead={t.lead}>
      <ReadAloud page={page} />
      <Sections>
        <Listed id="points" {...points} />
        <Section id="kept" title={kept.title}>
          <Table
            caption={kept.title}
            columns={[
              { label: kept.heads.what, short: null },
              { label: kept.heads.what, silent: true, short: null },
              { label: kept.heads.why },
            ]}
            rows={kept.rows.map(({ name, what, why }) => ({ cells: [name, what, why] }))}
          />
        </Section>
        <Section id="seen" title={seen.title}>
          <Table
            caption={seen.title}
            columns={[{ label: seen.heads.who }, { label: seen.heads.what, short: null }]}
            rows={seen.rows.map(({ name, what }) => ({ cells: [name, what] }))}
          />
        </Section>
        <Listed id="consent" {...consent} />
        <Listed id="sealed" {...sealed} />
        <Listed id="retention" {...retention} />
        <Listed id="rights" {...rights} />
        <End page={page} edition={t.edition} write={t.write} />
      </Sections>
    </Frame>
  );
}

/** 无障碍声明: what it goes by, how it is checked, what is missing, how to tell us. */
export function AccessibilityPage({ page }: { page: Page }) {
  const t = page.words.notices.accessibility;
  return (
    <Frame page={page} title={t.title} lead={t.lead}>
      <ReadAloud page={page} />
      <Sections>
        <Section id="aim" title={t.aim.title}>
          <p>{t.aim.text}</p>
        </Section>
        <Listed id="done-so-far" {...t.done} />
        <Listed id="tested" {...t.tested} />
        <Listed id="limits" {...t.limits} />
        <Section id="tell" title={t.tell.title}>
          <p>{t.tell.text}</p>
        </Section>
        <End page={page} edition={t.edition} write={t.write} />
      </Sections>
    </Frame>
  );
}

function Listed({ id, title, items }: { id: string; title: string; items: readonly string[] }) {
  return (
    <Section id={id} title={title}>
      <ul>
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </Section>
  );
}

function End({ page, edition, write }: { page: Page; edition: string; write: string }) {
  return (
    <div class="tight">
      <p class="small">{edition}</p>
      <Actions>
        <ButtonLink kind="secondary" href={page.to('/help')}>
          {write}
        </ButtonLink>
      </Actions>
    </div>
  );
}
