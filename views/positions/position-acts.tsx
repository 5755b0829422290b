import type { Management, PositionForReader } from '../../src/positions/reads-position.ts';
import { categoryEntry, list } from '../names.ts';
import type { Page } from '../page.ts';
import { Answers } from '../parts/answers.tsx';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Section } from '../parts/section.tsx';
import { Zh } from '../parts/zh.tsx';

type Props = { page: Page; shown: PositionForReader; manage: Management };

/** What those who look after a position may do with it, and what only they read. */
export function PositionActs({ page, shown, manage }: Props) {
  const words = page.words.positions.manage;
  const path = `/positions/${shown.card.number}`;
  return (
    <Section id="manage" title={words.section}>
      <Answers page={page} answers={answersOf(page, shown, manage)} />
      <Actions>
        {manage.acts.includes('publish') && (
          <Act page={page} path={path} act="publish" version={manage.version} primary />
        )}
        {manage.mayChange && (
          <ButtonLink kind="secondary" href={page.to(`${path}/edit`)}>
            {words.edit}
          </ButtonLink>
        )}
        {manage.mayFindCandidates && shown.open && (
          <ButtonLink kind="secondary" href={page.to(`${path}/candidates`)}>
            {words.candidates}
          </ButtonLink>
        )}
        {manage.acts.includes('reopen') && (
          <ButtonLink kind="secondary" href={page.to(`${path}/reopen`)}>
            {words.reopen}
          </ButtonLink>
        )}
        {manage.acts.includes('close') && <Act page={page} path={path} act="close" version={manage.version} />}
      </Actions>
      <Actions>
        {manage.mayVerify && <ButtonLink href={page.to(`${path}/evidence`)}>{words.evidence}</ButtonLink>}
        {manage.mayJudge && manage.categoryReason !== null && (
          <ButtonLink href={page.to(`${path}/reason`)}>{words.reason}</ButtonLink>
        )}
        {manage.masked && manage.contactPhone !== null && (
          <Form page={page} action={`${path}/contact`}>
            <Button kind="tertiary">{words.showPhone}</Button>
          </Form>
        )}
      </Actions>
    </Section>
  );
}

type ActProps = { page: Page; path: string; act: 'publish' | 'close'; version: number; primary?: boolean };

function Act({ page, path, act, version, primary = false }: ActProps) {
  return (
    <Form page={page} action={`${path}/${act}`}>
      <input type="hidden" name="version" value={version} />
      <Button kind={primary ? 'primary' : 'secondary'}>{page.words.positions.manage[act]}</Button>
    </Form>
  );
}

function EmployerLink({ page, shown: { card } }: Pick<Props, 'page' | 'shown'>) {
  return (
    <a class="link" href={page.to(`/organizations/${card.employerId}`)}>
      <Zh page={page}>{card.employerName}</Zh>
    </a>
  );
}

function answersOf(page: Page, shown: PositionForReader, manage: Management) {
  const words = page.words.positions.manage;
  const { states } = page.words.positions;
  const named = list(
    page,
    manage.categories.map((one) => categoryEntry(page, one)),
  );
  const zh = (text: string | null) => (text === null ? null : <Zh page={page}>{text}</Zh>);
  return [
    { label: words.state, value: states[shown.card.state] },
    ...(manage.masked ? [{ label: words.columns.employer, value: <EmployerLink page={page} shown={shown} /> }] : []),
    { label: words.contact, value: zh(manage.contactName) },
    { label: words.phone, value: manage.contactPhone ?? words.noPhone },
    ...(manage.categories.length === 0
      ? []
      : [
          { label: words.categories, value: named },
          {
            label: words.reasonText,
            value:
              manage.categoryReason === null || manage.categoryReasonState === null ? (
                words.noReason
              ) : (
                <>
                  <Zh page={page}>{manage.categoryReason}</Zh>
                  <br />
                  <span class="muted">{words.reasonStates[manage.categoryReasonState]}</span>
                </>
              ),
          },
        ]),
  ];
}
