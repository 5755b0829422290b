import type { Child } from 'hono/jsx';
import { Choice, type Option } from './choice-field.tsx';

type Card = Option & { readonly sample: Child };

type Props = { name: string; legend: Child; cards: readonly Card[]; value: string };

/** Radios as cards that show what each would look like, so that the choice is seen before it is saved. */
export function ChoiceCards({ name, legend, cards, value }: Props) {
  return (
    <fieldset class="tight">
      <legend>
        <h2>{legend}</h2>
      </legend>
      <div class="cards">
        {cards.map((card, index) => (
          <div class="card">
            <div class="sample" aria-hidden="true">
              {card.sample}
            </div>
            <Choice
              kind="radio"
              name={name}
              id={index === 0 ? name : `${name}-${card.value}`}
              option={card}
              chosen={card.value === value}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
