import type { Refusal } from '@apogee/shared/errors';
import {
  type Content,
  type FirmContent,
  type ItemContent,
  isFirmContent,
  type SpecificationContent,
} from './content';
import { revisionRefusal } from './revision-refusals';

/** What the catalogue has of all that a content refers to. */
export interface KnownReferences {
  /** `VOCABULARY code` */
  readonly terms: ReadonlySet<string>;
  /** Establishments of the firm. */
  readonly siteIds: ReadonlySet<string>;
  /** Published ranges of the firm. */
  readonly rangeIds: ReadonlySet<string>;
  /** Published products of any firm, other than the one that is stated. */
  readonly productIds: ReadonlySet<string>;
}

/** A term that a content names. */
export interface NamedTerm {
  readonly vocabulary: 'ECSS_DISCIPLINE' | 'ESA_TECHNOLOGY_TREE' | 'PRODUCT_TREE';
  readonly code: string;
}

export function termsOf(content: Content): readonly NamedTerm[] {
  const inVocabulary = (
    vocabulary: NamedTerm['vocabulary'],
    codes: readonly string[],
  ): NamedTerm[] => codes.map((code) => ({ vocabulary, code }));
  const disciplines = inVocabulary('ECSS_DISCIPLINE', content.disciplineCodes);
  if (isFirmContent(content)) {
    return disciplines;
  }
  const { categoryCode, technologyDomainCodes } = content;
  return [
    ...disciplines,
    ...inVocabulary('ESA_TECHNOLOGY_TREE', technologyDomainCodes),
    ...inVocabulary('PRODUCT_TREE', categoryCode === null ? [] : [categoryCode]),
  ];
}

/** Why a content cannot become what the catalogue says; empty when it can. */
export function contentRefusals(content: Content, known: KnownReferences): readonly Refusal[] {
  const own = isFirmContent(content) ? firmRefusals(content, known) : itemRefusals(content, known);
  return [...termRefusals(content, known), ...own];
}

function termRefusals(content: Content, { terms }: KnownReferences): Refusal[] {
  return termsOf(content)
    .filter(({ vocabulary, code }) => !terms.has(`${vocabulary} ${code}`))
    .map(({ vocabulary, code }) =>
      revisionRefusal('TERM_UNKNOWN', { values: { vocabulary, code } }),
    );
}

function firmRefusals(
  { contactSiteId, sites }: FirmContent,
  { siteIds }: KnownReferences,
): Refusal[] {
  const named = new Set(sites.map(({ id }) => id).concat(contactSiteId ?? []));
  const headquarters = sites.filter(({ isHeadquarters }) => isHeadquarters === true);
  return [
    ...[...named]
      .filter((id) => !siteIds.has(id))
      .map((id) => revisionRefusal('SITE_UNKNOWN', { values: { id } })),
    ...(headquarters.length > 1 ? [revisionRefusal('SEVERAL_HEADQUARTERS')] : []),
  ];
}

function itemRefusals(content: ItemContent, known: KnownReferences): Refusal[] {
  return [
    ...factsOfAnotherKind(content),
    ...missingFacts(content),
    ...linkRefusals(content, known),
    ...content.specifications
      .filter((specification) => !statesOneThing(specification))
      .map(({ parameter }) =>
        revisionRefusal('SPECIFICATION_STATES_NOT_ONE_THING', { values: { parameter } }),
      ),
  ];
}

const ONLY_PRODUCTS = [
  'reference',
  'designIssue',
  'rangeId',
  'leadTimeMonths',
  'itarFree',
  'exportControl',
  'constituentIds',
  'specifications',
] as const satisfies readonly (keyof ItemContent)[];

/** The facts that each kind does not have. */
const FOREIGN: Readonly<Record<ItemContent['kind'], readonly (keyof ItemContent)[]>> = {
  PRODUCT: ['disciplineCodes'],
  PRODUCT_RANGE: [...ONLY_PRODUCTS, 'disciplineCodes'],
  ENGINEERING_ACTIVITY: [...ONLY_PRODUCTS, 'categoryCode'],
};

function factsOfAnotherKind(content: ItemContent): Refusal[] {
  return FOREIGN[content.kind]
    .filter((fact) => says(content[fact]))
    .map((fact) => revisionRefusal('FACT_OF_ANOTHER_KIND', { values: { fact } }));
}

function says(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null;
}

function missingFacts({ kind, categoryCode }: ItemContent): Refusal[] {
  const isComplete = kind === 'ENGINEERING_ACTIVITY' || categoryCode !== null;
  return isComplete ? [] : [revisionRefusal('CATEGORY_MISSING')];
}

function linkRefusals(
  { rangeId, constituentIds }: ItemContent,
  { rangeIds, productIds }: KnownReferences,
): Refusal[] {
  return [
    ...(rangeId === null || rangeIds.has(rangeId)
      ? []
      : [revisionRefusal('RANGE_UNKNOWN', { values: { id: rangeId } })]),
    ...constituentIds
      .filter((id) => !productIds.has(id))
      .map((id) => revisionRefusal('CONSTITUENT_UNKNOWN', { values: { id } })),
  ];
}

function statesOneThing({ value, min, max, text }: SpecificationContent): boolean {
  const range = min !== null || max !== null;
  const things = [value !== null, range, text !== null].filter(Boolean).length;
  return things === 1 && (min === null || max === null || min <= max);
}
