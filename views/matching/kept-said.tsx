import type { Verified } from '../../src/matching/index.ts';
import { dayName } from '../names.ts';
import type { Page } from '../page.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { Dots } from '../parts/dots.tsx';
import { ClassTag } from '../parts/tag.tsx';
import { fitFor } from './fit-said.ts';
import { changesForOthers, changesSaid, quietSaid } from './changes-said.ts';

/** A match as it was kept, and on which day. */
export function KeptThen({ page, verified, today }: { page: Page; verified: Verified; today: string }) {
  const w = page.words.lists;
  const { match } = verified;
  const fit = match && fitFor(verified, match, false);
  const day = w.keptOn(dayName(page, verified.onDay, today));
  return (
    <>
      {match && <ClassTag page={page} matchClass={match.class} />}
      <p class="small">
        <Dots items={[fit !== null && w.fit(fit), day]} />
      </p>
      {match?.flags.includes('review') && <p class="small">{w.review}</p>}
    </>
  );
}

/** Quiet where nothing has changed; else how it is now, and sentence by sentence what is different. */
export function KeptNow({ page, verified }: { page: Page; verified: Verified }) {
  const { lists, evidence } = page.words;
  const { fault, since } = verified;
  if (fault !== null || !since) return <p class="problem">{evidence.faults[fault ?? 'altered']}</p>;
  if (since.quiet) return <span class="muted">{quietSaid(page, since)}</span>;
  const { now } = since;
  const fit = 'refused' in now ? null : fitFor(verified, now, false);
  const said = changesSaid(page, changesForOthers(verified, since));
  const parts = (['result', 'student', 'position'] as const).filter((part) => said[part].length > 0);
  return (
    <>
      <p class="strong">{evidence.since.outcomes[since.sameMatch ? 'changed' : 'differs']}</p>
      {'refused' in now ? (
        <p>{lists.notListed}</p>
      ) : (
        <p>
          <ClassTag page={page} matchClass={now.class} /> {fit !== null && <span class="small">{lists.fit(fit)}</span>}
        </p>
      )}
      <Disclosure summary={evidence.since.details(parts.reduce((sum, part) => sum + said[part].length, 0))}>
        {parts.map((part) => (
          <>
            <p class="small">{evidence.since[part]}</p>
            <ul>
              {said[part].map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </>
        ))}
      </Disclosure>
    </>
  );
}
