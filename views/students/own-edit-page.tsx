import type { SectionKey, SectionState } from '../../src/students/rules-record.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
import { formLabels } from './form-labels.ts';
import type { FormProps } from './form-props.ts';
import { SectionFields } from './section-fields.tsx';

const path = '/my/record/edit';

type TasksProps = {
  page: Page;
  sections: readonly SectionKey[];
  states: Readonly<Record<SectionKey, SectionState>>;
  /** What stands on pages of its own. */
  disabilityDone: boolean;
  needsDone: boolean;
};

/** 附件2 as a list of tasks: she may stop after any of them. */
export function OwnTasksPage({ page, sections, states, disabilityDone, needsDone }: TasksProps) {
  const { students } = page.words;
  const words = students.ownEdit;
  const tasks = [
    ...sections.map((section) => ({
      href: `${path}?section=${section}`,
      label: students.sections[section],
      state: states[section],
      note: states[section] === 'to_check' ? students.toCheck : null,
    })),
    {
      href: '/my/disability',
      label: students.own.disability,
      state: done(disabilityDone),
      note: students.own.disabilityNote,
    },
    { href: '/my/needs', label: students.own.needs, state: done(needsDone), note: null },
  ];
  const finished = tasks.filter((task) => task.state === 'done').length;
  return (
    <Frame
      page={page}
      title={words.title}
      lead={words.lead(finished, tasks.length)}
      back={{ href: '/my/record', label: students.own.title }}
      current="record"
    >
      <div class="stack">
        <Table
          caption={words.caption}
          columns={[
            { label: words.part, short: null },
            { label: words.state, short: null },
          ]}
          rows={tasks.map((task) => ({
            cells: [
              <a href={page.to(task.href)}>{task.label}</a>,
              <>
                {task.state === 'done' ? students.states.done : <b>{students.states[task.state]}</b>}
                {task.note && <p class="small">{task.note}</p>}
              </>,
            ],
          }))}
        />
        <p class="small">{words.name}</p>
      </div>
    </Frame>
  );
}

const done = (is: boolean): SectionState => (is ? 'done' : 'todo');

type SectionProps = FormProps & { section: SectionKey; version: number };

/** One section of 附件2, to be saved by itself. */
export function OwnSectionPage({ section, version, ...form }: SectionProps) {
  const { page, problems } = form;
  const { students } = page.words;
  return (
    <Frame
      page={page}
      title={students.sections[section]}
      back={{ href: path, label: students.ownEdit.back }}
      current="record"
      wrong={Object.keys(problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={formLabels(page)} />
        <Panel>
          <Form page={page} action={path}>
            <input type="hidden" name="section" value={section} />
            <input type="hidden" name="version" value={String(version)} />
            <SectionFields {...form} section={section} />
            <Actions>
              <Button>{students.ownEdit.act}</Button>
              <ButtonLink href={page.to(path)}>{students.form.cancel}</ButtonLink>
            </Actions>
          </Form>
        </Panel>
      </div>
    </Frame>
  );
}
