/** A question with words, three facets and a radius. */
export interface SearchQuestion {
  readonly text: string;
  readonly filter: object;
}

const TEXTS = [
  'roue à réaction',
  'star tracker',
  'propulseur à effet Hall',
  'battery lithium-ion',
  'antenne bande S',
  'on-board computer',
  'viseur d’etolies',
  'OBC',
];

const PLACES = [
  { latitude: 43.6, longitude: 1.44, radiusKm: 50 },
  { latitude: 48.85, longitude: 2.35, radiusKm: 25 },
  { latitude: 45.76, longitude: 4.84, radiusKm: 100 },
  { latitude: 48.11, longitude: -1.68, radiusKm: 80 },
];

/** Three facets each: what it is, how ready or labelled it is, how large its firm is. */
const FILTERS = [
  { kinds: ['PRODUCT'], minTrl: 6, smeOnly: true },
  {
    kinds: ['PRODUCT', 'PRODUCT_RANGE'],
    labelledOnly: true,
    activityCategories: ['EQUIPMENT_SUBSYSTEMS'],
  },
  { kinds: ['PRODUCT'], minTrl: 7, activityCategories: ['EQUIPMENT_SUBSYSTEMS', 'SOFTWARE_DATA'] },
];

/** Each text at each place, with one of the filters. */
export const QUESTIONS: readonly SearchQuestion[] = TEXTS.flatMap((text, line) =>
  PLACES.map((near, column) => ({
    text,
    filter: { ...FILTERS[(line + column) % FILTERS.length], near },
  })),
);

/** What a search page asks for. */
export const SEARCH_PAGE = `query ($text: String, $filter: CatalogueFilter) {
  search(text: $text, filter: $filter, first: 20, facets: [TECHNOLOGY_DOMAIN, REGION, EXPORT_REGIME]) {
    totalCount
    facets { field buckets { value label count } }
    hits { score kind distanceKm }
  }
}`;
