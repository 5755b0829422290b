import type { Child } from 'hono/jsx';
import { Frame } from '../frame.tsx';
import type { NavKey } from '../nav.ts';
import { Actions, Button } from '../parts/button.tsx';
import { SelectField, Tick } from '../parts/choice-field.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { FieldNotes } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import { Fill } from '../students/fill.tsx';
import type { FormProps } from './account-fields.tsx';
import type { Choice } from './invite-page.tsx';

/** `again`: she has an account, and staff wrote why they refused what she said before. */
export type RegisterProps = FormProps & { districts: readonly Choice[]; again: { readonly reason: string } | null };
type SkeletonProps = Omit<RegisterProps, 'districts'> & {
  action: string;
  title: string;
  lead: string;
  current?: NavKey;
  /** Field name → label, in the order of the form; consent comes by itself. */
  labels: Readonly<Record<string, string>>;
  /** The fields that say who registers. */
  facts: Child;
  /** The fields of the account. */
  account: Child;
};

/** What both registrations have in common: who, the account, the consent. */
export function RegisterForm({
  page,
  given,
  problems,
  again,
  action,
  title,
  lead,
  current,
  labels,
  facts,
  account,
}: SkeletonProps) {
  const { register, signIn } = page.words.accounts;
  const before = again && (
    <Fill sentence={register.againLead}>
      <Zh page={page}>{again.reason}</Zh>
    </Fill>
  );
  const back = again ? { href: '/', label: page.words.site.home.title } : { href: '/sign-in', label: signIn.title };
  return (
    <Frame
      page={page}
      title={again ? register.againTitle : title}
      lead={before ?? lead}
      back={back}
      wrong={Object.keys(problems).length > 0}
      {...(current ? { current } : {})}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={{ ...labels, consent: register.consent }} />
        <Form page={page} action={action}>
          <div class="stack">
            <Panel>{facts}</Panel>
            {!again && <h2>{register.accountTitle}</h2>}
            <Panel>
              {!again && account}
              <Consent page={page} given={given} problems={problems} />
              <Actions>
                <Button>{register.act}</Button>
              </Actions>
            </Panel>
          </div>
        </Form>
      </div>
    </Frame>
  );
}

/** Never ticked beforehand. */
function Consent({ page, given, problems }: FormProps) {
  const { register } = page.words.accounts;
  return (
    <div class={problems['consent'] ? 'field wrong' : 'field'}>
      <FieldNotes page={page} name="consent" problem={problems['consent']} />
      <Tick
        name="consent"
        label={register.consent}
        note={register.consentNote}
        ticked={given('consent') === 'yes'}
        problem={problems['consent']}
      />
    </div>
  );
}

type TextProps = FormProps & {
  name: string;
  label: string;
  hint?: string;
  kind?: 'text' | 'number' | 'phone';
  width?: 'short' | 'medium' | 'full';
  autocomplete?: string;
  optional?: boolean;
};

export function Text({ page, given, problems, name, ...look }: TextProps) {
  return <TextField page={page} name={name} value={given(name)} problem={problems[name]} {...look} />;
}

export function DistrictField({ page, given, problems, districts, hint }: RegisterProps & { hint: string }) {
  const { fields } = page.words.accounts;
  return (
    <SelectField
      page={page}
      name="district"
      label={fields.district}
      hint={hint}
      options={districts}
      none={fields.noDistrict}
      value={given('district')}
      problem={problems['district']}
      width="medium"
    />
  );
}
