import type { Region } from '../../src/reference/index.ts';
import type { Home } from '../../src/site/home.ts';
import { Frame } from '../frame.tsx';
import { needName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { SelectField } from '../parts/choice-field.tsx';
import { Hero } from '../parts/hero.tsx';
import { SearchBand } from '../parts/search-band.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Points, Tiles } from '../parts/tiles.tsx';
import { Zh } from '../parts/zh.tsx';
import { Fill } from '../students/fill.tsx';
import { capital } from './capital.ts';
import { HomeDoors, RoleDoors } from './home-doors.tsx';
import { Newest } from './newest.tsx';

/** The front page: what it is for, the search, real numbers and the newest positions. Who is signed in finds her pages first. */
export function HomePage({ page, home }: { page: Page; home: Home }) {
  const t = page.words.site.home;
  const { role, name } = page.viewer;
  if (role === 'visitor') return <FrontDoor page={page} home={home} />;
  return (
    <Frame page={page} title={t.title} heading={t.hello(name ?? '')} lead={leadFor(page)}>
      <Sections>
        {home.standing?.is === 'refused' && <Refused page={page} {...home.standing} />}
        <RoleDoors page={page} home={home} />
        <Section title={t.find}>
          <Search page={page} districts={home.districts} />
        </Section>
        <ByNeed page={page} home={home} />
        <Newest page={page} home={home} />
      </Sections>
    </Frame>
  );
}

function leadFor(page: Page): string {
  const t = page.words.site.home;
  const { role } = page.viewer;
  return role === 'waiting' || role === 'refused' || role === 'ended' ? t[role] : t.yours;
}

/** Why her registration was not approved, and the way to send it again. */
function Refused({ page, kind, reason }: { page: Page; kind: 'student' | 'employer'; reason: string }) {
  const t = page.words.site.home;
  return (
    <Section
      title={t.registerAgain}
      lead={
        <Fill sentence={t.refusedReason}>
          <Zh page={page}>{reason}</Zh>
        </Fill>
      }
    >
      <p>{t.refusedNext}</p>
      <Actions>
        <ButtonLink kind="primary" href={page.to(`/register/${kind}`)}>
          {t.registerAgain}
        </ButtonLink>
      </Actions>
    </Section>
  );
}

function FrontDoor({ page, home }: { page: Page; home: Home }) {
  const t = page.words.site.home;
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
        <Search page={page} districts={home.districts} />
        <ByNeed page={page} home={home} />
        <Newest page={page} home={home} />
        <Section title={t.how}>
          <Points points={t.points} />
        </Section>
        <HomeDoors page={page} />
      </Sections>
    </Frame>
  );
}

function Search({ page, districts }: { page: Page; districts: readonly Region[] }) {
  const t = page.words.site.home;
  return (
    <SearchBand page={page} action="/positions" act={t.find}>
      <TextField page={page} kind="search" name="words" label={t.search} />
      {districts.length > 0 && (
        <SelectField
          page={page}
          name="district"
          label={t.district}
          none={t.wholeCity}
          options={districts.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
    </SearchBand>
  );
}

function ByNeed({ page, home }: { page: Page; home: Home }) {
  const t = page.words.site.home;
  return (
    <Section title={t.byNeed} lead={t.byNeedLead(home.open)}>
      <div class="tight">
        <Tiles
          page={page}
          tiles={home.needs.map(({ need, count }) => ({
            href: `/positions?need=${need}`,
            label: capital(needName(page, need)),
            count: t.count(count),
          }))}
        />
        <ButtonLink href={page.to('/needs')}>{t.allNeeds(home.allNeeds)}</ButtonLink>
      </div>
    </Section>
  );
}
