import type { Problems } from '../../src/errors.ts';
import type { ContactField } from '../../src/students/rules.ts';
import type { Why } from '../../src/students/rules-reasons.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import { Zh } from '../parts/zh.tsx';
import { OpenedPanel } from './opened-panel.tsx';
import { reasonLabels, ReasonFields } from './reason-fields.tsx';

type Whose = { page: Page; number: string; name: string; field: ContactField };
type AskProps = Whose & { whys: readonly Why[]; why: string; detail: string; problems: Problems };

/** Asks for the reason before one sealed field is shown. */
export function AskRevealPage({ page, number, name, field, whys, why, detail, problems }: AskProps) {
  const { reveal, fields } = page.words.students;
  const path = `/students/${number}`;
  return (
    <Frame
      page={page}
      title={reveal.title(fields[field])}
      lead={reveal.lead}
      back={{ href: path, label: <Zh page={page}>{name}</Zh> }}
      current="students"
      wrong={Object.keys(problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={reasonLabels(page)} />
        <Panel>
          <Form page={page} action={`${path}/reveal`}>
            <input type="hidden" name="field" value={field} />
            <ReasonFields page={page} whys={whys} why={why} detail={detail} problems={problems} />
            <Actions>
              <Button>{reveal.act}</Button>
              <ButtonLink href={page.to(path)}>{reveal.back}</ButtonLink>
            </Actions>
          </Form>
        </Panel>
      </div>
    </Frame>
  );
}

/** One sealed field, this once, with who is looking at it. */
export function RevealedPage({ page, number, name, field, value, at }: Whose & { value: string | null; at: Date }) {
  const { reveal, fields } = page.words.students;
  const path = `/students/${number}`;
  return (
    <Frame
      page={page}
      title={reveal.title(fields[field])}
      back={{ href: path, label: <Zh page={page}>{name}</Zh> }}
      current="students"
    >
      <div class="stack">
        <OpenedPanel page={page} label={fields[field]} value={value} none={reveal.none} at={at} />
        <Actions>
          <ButtonLink href={page.to(path)} kind="secondary">
            {reveal.back}
          </ButtonLink>
        </Actions>
      </div>
    </Frame>
  );
}
