import { momentName } from '../names.ts';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section } from '../parts/section.tsx';
import { TextArea } from '../parts/text-field.tsx';
import type { EditionView } from './edition-page.tsx';

/** What can be done with an edition that is not in force: see what it would change, and bring it into force. */
export function EditionActs({ view }: { view: EditionView }) {
  const { page, edition } = view;
  const w = page.words.editions;
  return (
    <>
      <Section
        id="compare"
        title={w.compareTitle}
        lead={edition.state === 'draft' ? w.compareLead : w.compareLeadBefore}
      >
        <Compared view={view} />
      </Section>
      {edition.state === 'draft' ? (
        <Section id="publish" title={w.publishTitle} lead={w.publishLead}>
          {view.compared.state === 'fresh' || view.problems['reason'] ? (
            <ReasonForm view={view} act="publish" />
          ) : (
            <p>{w.publishFirst}</p>
          )}
        </Section>
      ) : (
        <Section id="return" title={w.returnTitle} lead={w.returnLead}>
          <ReasonForm view={view} act="return" />
        </Section>
      )}
    </>
  );
}

function Compared({ view: { page, edition, compared } }: { view: EditionView }) {
  const w = page.words.editions;
  const act = `/editions/${edition.id}/compare`;
  switch (compared.state) {
    case 'never':
      return <CompareForm page={page} act={act} label={w.compare} />;
    case 'at_work':
      return (
        <>
          <p>{w.comparing}</p>
          <Actions>
            <ButtonLink kind="secondary" href={page.to(`/runs/${compared.run}`)}>
              {w.seeProgress}
            </ButtonLink>
          </Actions>
        </>
      );
    default: {
      const { changed, entering, leaving } = compared.result;
      const said = (count: number | null) => (count === null ? w.few : String(count));
      return (
        <>
          {compared.state === 'outdated' ? (
            <Notice kind="todo">{w.outdated}</Notice>
          ) : (
            <p>{w.comparedText(momentName(page, compared.at), said(changed), said(entering), said(leaving))}</p>
          )}
          <Actions>
            <ButtonLink kind="secondary" href={page.to(`/runs/${compared.run}`)}>
              {w.seeComparison}
            </ButtonLink>
          </Actions>
          {compared.state === 'outdated' && <CompareForm page={page} act={act} label={w.compareAgain} />}
        </>
      );
    }
  }
}

function CompareForm({ page, act, label }: { page: Page; act: string; label: string }) {
  return (
    <Form page={page} action={act}>
      <Actions>
        <Button>{label}</Button>
      </Actions>
    </Form>
  );
}

function ReasonForm({ view, act }: { view: EditionView; act: 'publish' | 'return' }) {
  const { page, edition, given, problems } = view;
  const w = page.words.editions;
  return (
    <Panel>
      <Form page={page} action={`/editions/${edition.id}/${act}`}>
        <input type="hidden" name="version" value={String(edition.version)} />
        <input type="hidden" name="after" value={String(edition.newest.id)} />
        <TextArea
          page={page}
          name="reason"
          label={w.reason}
          hint={w.reasonHint}
          rows={3}
          value={given('reason')}
          problem={problems['reason']}
        />
        <Actions>
          <Button>{w[act]}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}
