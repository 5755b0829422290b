import type { SectionKey } from '../../src/students/rules-record.ts';
import { Frame } from '../frame.tsx';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import { formLabels } from './form-labels.ts';
import { field, type FormProps } from './form-props.ts';
import { SectionFields } from './section-fields.tsx';

type Props = FormProps & {
  number: string;
  name: string;
  version: number;
  sections: readonly SectionKey[];
};

/** 附件2 for staff, all of it on one page, without what the certificate says. */
export function EditPage(props: Props) {
  const { page, number, name, version, problems } = props;
  const words = page.words.students;
  const path = `/students/${number}`;
  return (
    <Frame
      page={page}
      title={words.edit.title}
      lead={words.edit.lead}
      back={{ href: path, label: <Zh page={page}>{name}</Zh> }}
      current="students"
      wrong={Object.keys(problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={formLabels(page)} />
        <Form page={page} action={`${path}/edit`}>
          <input type="hidden" name="version" value={String(version)} />
          <Sections>
            <FormSections {...props} />
            <Actions>
              <Button>{words.form.save}</Button>
              <ButtonLink href={page.to(path)}>{words.form.cancel}</ButtonLink>
            </Actions>
          </Sections>
        </Form>
      </div>
    </Frame>
  );
}

/** Name, the sections of 附件2, and what staff write besides. */
export function FormSections({ sections, ...form }: FormProps & { sections: readonly SectionKey[] }) {
  const { students } = form.page.words;
  return (
    <>
      {sections.map((section) => (
        <Section title={students.sections[section]}>
          <Panel>
            {section === 'person' && <TextField {...field(form, 'name')} width="medium" />}
            <SectionFields {...form} section={section} />
          </Panel>
        </Section>
      ))}
      <Section title={students.staffSection}>
        <Panel>
          <StaffFields {...form} />
        </Panel>
      </Section>
    </>
  );
}

function StaffFields(form: FormProps) {
  return (
    <>
      <TextField {...field(form, 'registered_on')} kind="day" width="short" />
      <TextField {...field(form, 'remark')} />
    </>
  );
}
