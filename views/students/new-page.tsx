import type { Twin } from '../../src/students/reads-twins.ts';
import type { SectionKey } from '../../src/students/rules-record.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { Tick } from '../parts/choice-field.tsx';
import { Dots } from '../parts/dots.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Section, Sections } from '../parts/section.tsx';
import { Zh } from '../parts/zh.tsx';
import { DisabilityFields } from './disability-fields.tsx';
import { FormSections } from './edit-page.tsx';
import { Fill } from './fill.tsx';
import { formLabels } from './form-labels.ts';
import type { FormProps } from './form-props.ts';

type Props = FormProps & {
  sections: readonly SectionKey[];
  /** Students on record who may be the same person: staff decide. */
  twins: readonly Twin[];
  /** The certificate is on a record that this reader may not see. */
  elsewhere: boolean;
  /** The name of the one district to which this reader adds; null: any. */
  district: string | null;
};

/** 附件2 from paper: the whole form, with what the certificate says. */
export function NewStudentPage(props: Props) {
  const { page, problems, twins, elsewhere, district } = props;
  const { students, disability } = page.words;
  const wrong = Object.keys(problems).length > 0 || twins.length > 0 || elsewhere;
  return (
    <Frame
      page={page}
      title={students.new.title}
      kicker={students.new.version}
      lead={students.new.lead}
      back={{ href: '/students', label: students.record.back }}
      current="students"
      wrong={wrong}
    >
      <div class="stack">
        {district !== null && (
          <p>
            <Fill sentence={students.new.leadDistrict}>
              <Zh page={page}>{district}</Zh>
            </Fill>
          </p>
        )}
        <ErrorSummary page={page} problems={problems} labels={formLabels(page)} />
        {elsewhere && (
          <Notice kind="todo" title={disability.fields.certificate} id="elsewhere">
            {students.new.otherDistrict}
          </Notice>
        )}
        <Form page={page} action="/students/new">
          <Sections>
            {twins.length > 0 && <Twins page={page} twins={twins} />}
            <FormSections {...props} />
            <Section title={disability.title}>
              <Panel>
                <DisabilityFields {...props} mask={null} />
              </Panel>
            </Section>
            <Actions>
              <Button>{students.new.act}</Button>
              <ButtonLink href={page.to('/students')}>{students.form.cancel}</ButtonLink>
            </Actions>
          </Sections>
        </Form>
      </div>
    </Frame>
  );
}

function Twins({ page, twins }: { page: Page; twins: readonly Twin[] }) {
  const words = page.words.students.new;
  return (
    <Section title={words.twins} lead={words.twinsLead} id="twins">
      <Panel>
        <ul>
          {twins.map((twin) => (
            <li>
              <a class="link" href={page.to(`/students/${twin.number}`)}>
                <TwinName page={page} twin={twin} />
              </a>
            </li>
          ))}
        </ul>
        <Tick name="another" label={words.another} ticked={false} />
      </Panel>
    </Section>
  );
}

/** 林晓雨 · D00012 · 示例理工大学 · 软件工程 · 2027 届 */
export function TwinName({ page, twin }: { page: Page; twin: Twin }) {
  const chinese = (text: string | null) => text && <Zh page={page}>{text}</Zh>;
  const year = twin.graduation_year === null ? null : page.words.official.graduates(twin.graduation_year);
  return <Dots items={[chinese(twin.name), twin.number, chinese(twin.school), chinese(twin.major), year]} />;
}
