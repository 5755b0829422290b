import type { Home } from '../../src/site/home.ts';
import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { Columns, Panel } from '../parts/panel.tsx';
import { Tiles } from '../parts/tiles.tsx';
import { doorsFor, type DoorKey } from './role-doors.ts';

/** Two ways in, for who has no account yet. */
export function HomeDoors({ page }: { page: Page }) {
  const t = page.words.site.home;
  return (
    <Columns>
      <Panel>
        <div class="tight">
          <h2>{t.student}</h2>
          <p>{t.studentText}</p>
          <Actions>
            <ButtonLink kind="primary" href={page.to('/register/student')}>
              {t.register}
            </ButtonLink>
            <ButtonLink href={page.to('/sign-in')}>{t.haveAccount}</ButtonLink>
          </Actions>
        </div>
      </Panel>
      <Panel>
        <div class="tight">
          <h2>{t.employer}</h2>
          <p>{t.employerText}</p>
          <Actions>
            <ButtonLink kind="secondary" href={page.to('/register/employer')}>
              {t.post}
            </ButtonLink>
            <ButtonLink href={page.to('/sign-in')}>{t.haveAccount}</ButtonLink>
          </Actions>
        </div>
      </Panel>
    </Columns>
  );
}

/** The pages of her role, for who is signed in. */
export function RoleDoors({ page, home }: { page: Page; home: Pick<Home, 'messages' | 'registrations'> }) {
  const { doors } = page.words.site;
  return (
    <Tiles
      page={page}
      tiles={doorsFor(page.viewer.role).map(({ key, path }) => ({
        href: path,
        label: (
          <>
            <b>{doors[key].label}</b>
            <br />
            <span class="small">{doors[key].text}</span>
          </>
        ),
        ...countOf(page, key, home),
      }))}
    />
  );
}

/** What waits behind a door for whoever works there. */
function countOf(page: Page, key: DoorKey, { messages, registrations }: Pick<Home, 'messages' | 'registrations'>) {
  const t = page.words.site.home;
  if (key === 'messages' && messages !== null) return { count: t.waitingMessages(messages) };
  if (key === 'accounts' && registrations !== null) return { count: t.waitingRegistrations(registrations) };
  return {};
}
