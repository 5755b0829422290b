import type { Settings } from 'meilisearch';
import { boardFacetNames } from '../board.ts';
import { facetField } from './board-entries.ts';

/** Raised with every change of the settings or of what an entry says: indexes of another version are built anew. */
export const settingsVersion = 2;

/** Names of our indexes begin like this: our keys reach no further. */
export const uidPrefix = 'zhuli_';

/** So many hits come back to one question at most. */
export const mostHits = 1000;

const filtered = (attributePatterns: string[], comparison: boolean) => ({
  attributePatterns,
  features: { facetSearch: false, filter: { equality: true, comparison } },
});

/**
 * Of an index of positions: it is asked by filters alone, in rank order. The cutoff lies beyond our own limit of time,
 * because what is cut off comes back unsorted.
 */
export const positionSettings: Settings = {
  searchableAttributes: ['v'],
  displayedAttributes: ['id', 'v', 'r', 't', 'g', 'l', 'wl', 'wh', 'co'],
  filterableAttributes: [filtered(['id', 't', 'm', 'l'], false), filtered(['r', 'wl', 'wh', 'co'], true)],
  rankingRules: ['words', 'r:desc'],
  sortableAttributes: [],
  facetSearch: false,
  prefixSearch: 'disabled',
  typoTolerance: { enabled: false },
  proximityPrecision: 'byAttribute',
  pagination: { maxTotalHits: mostHits },
  searchCutoffMs: 10_000,
};

/**
 * Of the board: words are filters too, so that both engines find the same; the text search is only asked for what a
 * typo may have meant. A facet has a few thousand values at most.
 */
export const boardSettings: Settings = {
  searchableAttributes: ['s'],
  displayedAttributes: ['id', 'v', 'n', 'w', 'co', 'l'],
  filterableAttributes: [
    filtered(['id', 'h', 'th', 'l', 'tl', ...boardFacetNames.map(facetField)], false),
    filtered(['co'], true),
  ],
  sortableAttributes: ['n', 'w', 'co'],
  rankingRules: ['words', 'typo', 'sort'],
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['cmn'] }],
  faceting: { maxValuesPerFacet: 10_000 },
  facetSearch: false,
  proximityPrecision: 'byAttribute',
  pagination: { maxTotalHits: mostHits },
  searchCutoffMs: 10_000,
};
