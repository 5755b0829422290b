import type { PositionCard } from '../../src/positions/index.ts';
import type { Class } from '../../src/matching/index.ts';
import type { Problems } from '../../src/errors.ts';
import type { Page } from '../page.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice-field.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Zh } from '../parts/zh.tsx';
import type { MatchesView } from './matches-page.tsx';

/** A match that she could compare with: one of those that stand next to it. */
export type CompareChoice = { readonly card: PositionCard; readonly class: Class };

export const comparePath = (of: MatchesView['of']): string =>
  of ? `/students/${of.number}/compare` : '/my/matches/compare';

type Props = {
  page: Page;
  of: MatchesView['of'];
  /** Number of the first position. */
  first: string;
  choices: readonly CompareChoice[];
};

/** Chooses the other position of a comparison: one of her next matches, or any by its number. Asks with GET. */
export function CompareForm({ page, of, first, choices }: Props) {
  const w = page.words.evidence.compare;
  return (
    <form method="get" action={page.to(comparePath(of))}>
      <input type="hidden" name="a" value={first} />
      {choices.length > 0 && (
        <Radios
          page={page}
          name="b"
          label={w.choose}
          value={choices[0]!.card.number}
          options={choices.map(({ card, class: its }) => ({
            value: card.number,
            label: <Zh page={page}>{card.title}</Zh>,
            note: (
              <>
                <Zh page={page}>{card.employerName}</Zh>
                {page.lang === 'zh' ? '，' : ', '}
                {page.words.parts.classes[its]}
              </>
            ),
          }))}
        />
      )}
      <TextField page={page} name="number" label={w.number} hint={w.numberHint} width="short" />
      <Actions>
        <Button kind="secondary">{w.go}</Button>
      </Actions>
    </form>
  );
}

/** Both positions by their numbers, where nothing has been chosen yet or a number was wrong. */
export function BothForm({
  page,
  of,
  values,
  problems,
}: {
  page: Page;
  of: MatchesView['of'];
  values: { readonly a: string; readonly b: string };
  problems: Problems;
}) {
  const w = page.words.evidence.compare;
  return (
    <form method="get" action={page.to(comparePath(of))} class="stack">
      <ErrorSummary page={page} problems={problems} labels={{ a: w.first, b: w.other }} />
      <TextField
        page={page}
        name="a"
        label={w.first}
        hint={page.words.evidence.why.positionHint}
        value={values.a}
        problem={problems['a']}
        width="short"
      />
      <TextField page={page} name="b" label={w.other} value={values.b} problem={problems['b']} width="short" />
      <Actions>
        <Button>{w.go}</Button>
      </Actions>
    </form>
  );
}
