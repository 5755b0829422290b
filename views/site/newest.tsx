import type { Home } from '../../src/site/home.ts';
import type { Page } from '../page.ts';
import { ButtonLink } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { RowList } from '../parts/position-row.tsx';
import { Section } from '../parts/section.tsx';
import { PositionLine } from '../positions/position-line.tsx';

/** The newest positions that one can apply for. */
export function Newest({ page, home }: { page: Page; home: Home }) {
  const { newest, open, city, today } = home;
  const t = page.words.site.home;
  if (newest.length === 0) {
    return (
      <Section title={t.newest}>
        <EmptyState title={t.nothingOpen} level={3}>
          {t.nothingOpenText}
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section title={t.newest} lead={page.viewer.role === 'visitor' ? t.newestLead : t.newestFor}>
      <div class="tight">
        <RowList>
          {newest.map((card) => (
            <PositionLine page={page} card={card} city={city} today={today} />
          ))}
        </RowList>
        <ButtonLink href={page.to('/positions')}>{t.allPositions(open)}</ButtonLink>
      </div>
    </Section>
  );
}
