import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { SelectField } from '../parts/choice-field.tsx';
import { Dots } from '../parts/dots.tsx';
import { Hero } from '../parts/hero.tsx';
import { Columns, Panel } from '../parts/panel.tsx';
import { PositionRow, RowList } from '../parts/position-row.tsx';
import { SearchBand } from '../parts/search-band.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Points, Tiles } from '../parts/tiles.tsx';
import { Zh } from '../parts/zh.tsx';
import { districts, employers, places, positions, sampleFor } from './sample.ts';

const counts = [312, 287, 140, 95, 203, 58];
const wages = ['7000–9500', '5500–6500', '3800'];

export function HomeSheet({ page }: { page: Page }) {
  const t = sampleFor(page.lang).home;
  return (
    <Frame page={page} title={t.title} heading={null} current="positions">
      <Hero
        title={
          <>
            {t.heading[0]}
            <br />
            {t.heading[1]}
          </>
        }
      >
        {t.lead}
      </Hero>
      <Sections>
        <SearchBand page={page} action="/positions" act={t.find}>
          <TextField page={page} kind="search" name="words" label={t.search} />
          <SelectField
            page={page}
            name="district"
            label={t.district}
            none={t.city}
            options={districts.map((name) => ({ value: name, label: name }))}
          />
        </SearchBand>
        <Section title={t.byNeed} lead={t.byNeedLead}>
          <div class="tight">
            <Tiles
              page={page}
              tiles={t.needs.map((label, index) => ({ href: '/positions', label, count: t.count(counts[index]!) }))}
            />
            <ButtonLink href="#main">{t.allNeeds}</ButtonLink>
          </div>
        </Section>
        <Newest page={page} />
        <Section title={t.how}>
          <Points points={t.points} />
        </Section>
        <Doors page={page} />
      </Sections>
    </Frame>
  );
}

function Newest({ page }: { page: Page }) {
  const t = sampleFor(page.lang);
  return (
    <Section title={t.home.newest} lead={t.home.newestLead}>
      <div class="tight">
        <RowList>
          {wages.map((wage, index) => (
            <PositionRow
              page={page}
              href="/positions/1"
              title={<Zh page={page}>{positions[index]}</Zh>}
              about={<Dots items={[<Zh page={page}>{employers[index]}</Zh>, t.home.kinds[index]]} />}
              text={t.home.texts[index]}
              fact={t.matches.perMonth(wage)}
              notes={[<Zh page={page}>{places[index]}</Zh>, t.home.closes[index]]}
            />
          ))}
        </RowList>
        <ButtonLink href="#main">{t.home.all}</ButtonLink>
      </div>
    </Section>
  );
}

function Doors({ page }: { page: Page }) {
  const t = sampleFor(page.lang).home;
  return (
    <Columns>
      <Panel>
        <div class="tight">
          <h2>{t.student}</h2>
          <p>{t.studentText}</p>
          <Actions>
            <ButtonLink kind="primary" href="#main">
              {t.register}
            </ButtonLink>
            <ButtonLink href="#main">{t.haveAccount}</ButtonLink>
          </Actions>
        </div>
      </Panel>
      <Panel>
        <div class="tight">
          <h2>{t.employer}</h2>
          <p>{t.employerText}</p>
          <Actions>
            <ButtonLink kind="secondary" href="#main">
              {t.post}
            </ButtonLink>
            <ButtonLink href="#main">{t.policy}</ButtonLink>
          </Actions>
        </div>
      </Panel>
    </Columns>
  );
}
