import { featureGroups, features, type FeatureGroup } from '../../src/reference/index.ts';
import { featureName } from '../names.ts';
import { Checkboxes, Radios } from '../parts/choice-field.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import type { BoardView } from './board-page.tsx';

type Props = { view: BoardView };

/** Every feature by its group, with how many positions state it as there, and as there or to be provided. */
export function BoardFeatures({ view }: Props) {
  const { page, filter, offers } = view;
  const words = page.words.positions.board;
  return (
    <Disclosure summary={words.features(filter.features.length)} open={filter.features.length > 0}>
      <div class="fields">
        <Radios
          page={page}
          name="offer"
          label={words.offer}
          value={filter.offer}
          options={offers.map((offer) => ({ value: offer, label: words.offers[offer] }))}
        />
        {featureGroups.map((group) => (
          <Group view={view} group={group} />
        ))}
      </div>
    </Disclosure>
  );
}

function Group({ view: { page, filter, board }, group }: Props & { group: FeatureGroup }) {
  const { board: words, groups } = page.words.positions;
  const stated = features.filter(
    ({ id, group: its }) => its === group && (board.counts('offers', id) > 0 || filter.features.includes(id)),
  );
  if (stated.length === 0) return null;
  const chosen = stated.filter(({ id }) => filter.features.includes(id)).length;
  return (
    <Disclosure summary={words.featureGroup(groups[group], stated.length, chosen)} open={chosen > 0}>
      <Checkboxes
        page={page}
        name="feature"
        id={`feature-${group}`}
        label={<span class="vh">{groups[group]}</span>}
        values={filter.features}
        options={stated.map(({ id }) => ({
          value: id,
          label: words.featureCounted(
            featureName(page, id),
            board.counts('has', id),
            board.counts('offers', id) - board.counts('has', id),
          ),
        }))}
      />
    </Disclosure>
  );
}
