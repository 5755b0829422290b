import type { Page } from '../page.ts';
import { Actions, ButtonLink } from '../parts/button.tsx';
import { Columns, Panel } from '../parts/panel.tsx';
import { Tiles } from '../parts/tiles.tsx';
import { doorsFor } from './role-doors.ts';

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
export function RoleDoors({ page, messages }: { page: Page; messages: number | null }) {
  const { home, doors } = page.words.site;
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
        ...(key === 'messages' && messages !== null ? { count: home.waitingMessages(messages) } : {}),
      }))}
    />
  );
}
