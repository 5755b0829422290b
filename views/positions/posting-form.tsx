import type { Problems } from '../../src/errors.ts';
import type { Region } from '../../src/reference/index.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { TextField } from '../parts/text-field.tsx';
import { BasicFields } from './posting-basics.tsx';
import { DemandFields, FeatureFields } from './posting-lists.tsx';
import { RequirementFields } from './posting-requirements.tsx';

export type PostingView = {
  readonly page: Page;
  /** Null: a new one. */
  readonly position: { readonly number: string; readonly title: string } | null;
  /** Staff say whose it is; an employer and a base post for themselves. */
  readonly staff: boolean;
  readonly districts: readonly Region[];
  /** Staff of a district post within it. */
  readonly elsewhere: boolean;
  /** The bases of the employer that posts, by id. */
  readonly bases: readonly { readonly id: number; readonly name: string }[];
  /** The number on file as its reader may see it; null: none, or it stands in the field. */
  readonly phoneMask: string | null;
  readonly value: (name: string) => string;
  readonly problems: Problems;
  readonly suggestions: {
    readonly employer: readonly string[];
    readonly place: readonly string[];
    readonly majors: readonly { readonly entry: string; readonly names: readonly string[] }[];
  };
};

/** The whole posting on one page, section by section; what most leave empty is folded. */
export function PostingForm({ view }: { view: PostingView }) {
  const { page, position, staff, problems } = view;
  const words = page.words.positions.form;
  const path = position === null ? '/positions/new' : `/positions/${position.number}/edit`;
  const back = staff ? '/positions/manage' : '/my/positions';
  return (
    <Frame
      page={page}
      title={position === null ? words.new : words.edit(position.title)}
      lead={position !== null && !staff ? words.leadEdit : staff ? words.leadStaff : words.leadOwner}
      back={
        position === null
          ? { href: back, label: staff ? page.words.positions.backManaged : page.words.positions.backOwn }
          : { href: `/positions/${position.number}`, label: position.number }
      }
      current={staff ? 'managedPositions' : 'myPositions'}
      wrong={Object.keys(problems).length > 0}
    >
      <Form page={page} action={path}>
        <Sections>
          <ErrorSummary page={page} problems={problems} labels={words.fields} />
          <Section title={words.sections.basics}>
            <Panel>
              <input type="hidden" name="key" value={view.value('key')} />
              <input type="hidden" name="version" value={view.value('version')} />
              <BasicFields view={view} />
            </Panel>
          </Section>
          <Section title={words.sections.requirements}>
            <Panel>
              <RequirementFields view={view} />
            </Panel>
          </Section>
          <DemandFields view={view} />
          <FeatureFields view={view} />
          <Contact view={view} />
          <Actions>
            <Button name="step" value="check">
              {words.check}
            </Button>
            <ButtonLink href={page.to(position === null ? back : `/positions/${position.number}`)}>
              {position === null ? words.cancel : words.cancelEdit}
            </ButtonLink>
          </Actions>
        </Sections>
      </Form>
    </Frame>
  );
}

function Contact({ view: { page, value, problems, phoneMask, staff } }: { view: PostingView }) {
  const { sections, fields, hints } = page.words.positions.form;
  return (
    <Section title={sections.contact} lead={hints.contact}>
      <Panel>
        <TextField
          page={page}
          name="contact_name"
          label={fields.contact_name}
          value={value('contact_name')}
          problem={problems['contact_name']}
          optional
          width="medium"
          lang="zh-CN"
          autocomplete={staff ? 'off' : 'name'}
        />
        <TextField
          page={page}
          name="contact_phone"
          kind="phone"
          label={fields.contact_phone}
          hint={phoneMask === null ? undefined : hints.phoneKept(phoneMask)}
          value={value('contact_phone')}
          problem={problems['contact_phone']}
          optional
          width="medium"
          autocomplete={staff ? 'off' : 'tel'}
        />
      </Panel>
    </Section>
  );
}
