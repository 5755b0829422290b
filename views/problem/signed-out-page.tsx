import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Section, Sections } from '../parts/section.tsx';
import type { Carried } from './filled-in.ts';

/** Somebody sent a form after her session had ended: what happened, where to sign in, and the form to send again. */
export function SignedOutPage({ page, carried }: { page: Page; carried: Carried | null }) {
  const words = page.words.problem.signed_out;
  return (
    <Frame page={page} title={words.title} lead={carried ? words.lead : words.leadLost}>
      <Sections>
        <Section title={words.signIn} lead={carried ? words.signInLead : words.signInLost}>
          <Actions>
            <a class="btn" href={page.to('/sign-in')} target="_blank" rel="noopener">
              {words.open}
            </a>
          </Actions>
        </Section>
        {carried && (
          <Section title={words.again} lead={words.againLead}>
            <form method="post" action={page.to(page.path) + page.search}>
              {carried.map(({ name, value }) => (
                <input type="hidden" name={name} value={value} />
              ))}
              <Actions>
                <Button>{words.send}</Button>
              </Actions>
            </form>
          </Section>
        )}
      </Sections>
    </Frame>
  );
}
