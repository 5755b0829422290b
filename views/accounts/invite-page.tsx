import type { Role } from '../../src/accounts/policy.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Radios, SelectField } from '../parts/choice-field.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Facts } from '../parts/facts.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { TextField } from '../parts/text-field.tsx';
import { MailField, type FormProps } from './account-fields.tsx';
import { roleName } from './role-name.ts';
import { When } from './when.tsx';

export type Choice = { readonly value: string; readonly label: string };
const back = (page: Page) => ({ href: '/accounts', label: page.words.accounts.list.back });

/** First step: as what. */
export function InviteRolePage({ page, roles }: { page: Page; roles: readonly Role[] }) {
  const { invite } = page.words.accounts;
  const options = roles.map((role) => ({ value: role, label: roleName(page, role) }));
  return (
    <Frame page={page} title={invite.title} lead={invite.lead} back={back(page)} current="accounts">
      <Panel>
        <form method="get" action={page.to('/accounts/invite')}>
          <Radios page={page} name="role" label={invite.step1} options={options} value={roles[0] ?? null} />
          <Actions>
            <Button>{invite.next}</Button>
          </Actions>
        </form>
      </Panel>
    </Frame>
  );
}

type PlaceProps = FormProps & { role: Role; places: readonly Choice[] | null };

/** Second step: where to, and the address, if one is known. */
export function InvitePlacePage({ page, given, problems, role, places }: PlaceProps) {
  const { fields, invite } = page.words.accounts;
  const labels = { role: fields.role, place: placeLabel(page, role) ?? fields.place, mail: fields.mail };
  return (
    <Frame
      page={page}
      title={invite.step2(roleName(page, role))}
      lead={invite.lead}
      back={back(page)}
      current="accounts"
      wrong={Object.keys(problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={labels} />
        <Panel>
          <Form page={page} action="/accounts/invite">
            <input type="hidden" name="role" value={role} />
            <PlaceField page={page} given={given} problems={problems} role={role} places={places} />
            <MailField page={page} given={given} problems={problems} hint={invite.mailHint} optional />
            <Actions>
              <Button>{invite.act}</Button>
              <ButtonLink href={page.to('/accounts/invite')}>{invite.otherRole}</ButtonLink>
            </Actions>
          </Form>
        </Panel>
      </div>
    </Frame>
  );
}

function placeLabel(page: Page, role: Role): string | null {
  const { places } = page.words.accounts.invite;
  return role in places ? places[role as keyof typeof places] : null;
}

function PlaceField({ page, given, problems, role, places }: PlaceProps) {
  const { invite } = page.words.accounts;
  const label = placeLabel(page, role);
  if (label === null) return <></>;
  const field = { page, name: 'place', label, problem: problems['place'], value: given('place') };
  if (places !== null) return <SelectField {...field} options={places} />;
  return <TextField {...field} hint={role === 'employer' ? invite.employerHint : undefined} />;
}

type MadeProps = { page: Page; link: string; until: Date; sent: boolean };

/** The link, this once. */
export function InvitationMadePage({ page, link, until, sent }: MadeProps) {
  const { invite } = page.words.accounts;
  const facts = [
    { label: invite.link, value: <span lang="en">{link}</span> },
    { label: invite.untilLabel, value: <When at={until} /> },
  ];
  return (
    <Frame page={page} title={invite.title} back={back(page)} current="accounts">
      <div class="stack">
        <Notice title={invite.madeTitle} focus>
          {invite.madeLead}
          {sent && invite.sentLead}
        </Notice>
        <Panel>
          <Facts facts={facts} />
        </Panel>
        <Actions>
          <ButtonLink href={page.to('/accounts/invite')} kind="secondary">
            {invite.another}
          </ButtonLink>
        </Actions>
      </div>
    </Frame>
  );
}
