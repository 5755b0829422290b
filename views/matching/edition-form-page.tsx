import type { Child } from 'hono/jsx';
import type { Problems } from '../../src/errors.ts';
import type { EditionShown } from '../../src/matching/index.ts';
import { Frame } from '../frame.tsx';
import type { Page } from '../page.ts';
import { Actions, Button, ButtonLink } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';

/** The form of one part as it stands in the draft, or as it was sent. */
export type EditionForm = {
  readonly page: Page;
  readonly edition: EditionShown;
  /** The version that the form was filled with. */
  readonly version: number;
  readonly given: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly problems: Problems;
};

type Props = {
  form: EditionForm;
  title: string;
  lead?: string;
  /** Behind `/editions/:id/`, for the form and, with `#`, for the way back. */
  part: string;
  anchor: string;
  labels: Readonly<Record<string, string>>;
  children?: Child;
};

/** The page around the form of one part of a draft. */
export function EditionFormPage({ form, title, lead, part, anchor, labels, children }: Props) {
  const { page, edition, problems } = form;
  const w = page.words.editions;
  const path = `/editions/${edition.id}`;
  return (
    <Frame
      page={page}
      title={title}
      lead={lead}
      back={{ href: `${path}#${anchor}`, label: w.titleOf(edition.id) }}
      wrong={Object.keys(problems).length > 0}
    >
      <div class="stack">
        <ErrorSummary page={page} problems={problems} labels={labels} />
        <Form page={page} action={`${path}/${part}`}>
          <input type="hidden" name="version" value={String(form.version)} />
          <div class="stack">
            {children}
            <Actions>
              <Button>{w.save}</Button>
              <ButtonLink href={page.to(`${path}#${anchor}`)}>{w.titleOf(edition.id)}</ButtonLink>
            </Actions>
          </div>
        </Form>
      </div>
    </Frame>
  );
}
