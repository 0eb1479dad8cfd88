import type {
  BilingualText,
  FirmContent,
  HeritageContent,
  ItemContent,
  SpecificationContent,
} from './content';
import type { FirmContentInput } from './firm-content.input';
import type { ItemContentInput } from './item-content.input';
import { restated } from './present-sites';

/** What a draft of a firm says once this is said. */
export function rewriteFirm(given: FirmContentInput, present: FirmContent): FirmContent {
  const { tradeName, website, summary, contactSiteId } = given;
  const sites = (given.sites ?? []).map(({ id, name, isHeadquarters, roles }) => ({
    id,
    name,
    isHeadquarters,
    roles,
  }));
  return {
    kind: 'FIRM',
    tradeName: said(tradeName, present.tradeName),
    website: said(website, present.website),
    summary: summary === undefined ? present.summary : textOf(summary),
    activityCategories: listed(given.activityCategories, present.activityCategories),
    disciplineCodes: listed(given.disciplineCodes, present.disciplineCodes),
    contactSiteId: said(contactSiteId, present.contactSiteId),
    sites: restated(present.sites, sites),
  };
}

/** What a draft of an item says once this is said. */
export function rewriteItem(given: ItemContentInput, present: ItemContent): ItemContent {
  const { name, description, specifications, heritage } = given;
  return {
    kind: present.kind,
    name: (name ?? null) === null ? present.name : textOf(name),
    description: description === undefined ? present.description : textOf(description),
    ...rewrittenTerms(given, present),
    ...rewrittenProductFacts(given, present),
    specifications: listed(specifications?.map(specificationOf), present.specifications),
    heritage: listed(heritage?.map(heritageOf), present.heritage),
  };
}

type Terms = Pick<ItemContent, 'categoryCode' | 'technologyDomainCodes' | 'disciplineCodes'>;

function rewrittenTerms(given: ItemContentInput, present: ItemContent): Terms {
  return {
    categoryCode: said(given.categoryCode, present.categoryCode),
    technologyDomainCodes: listed(given.technologyDomainCodes, present.technologyDomainCodes),
    disciplineCodes: listed(given.disciplineCodes, present.disciplineCodes),
  };
}

type ProductFacts = Pick<
  ItemContent,
  | 'reference'
  | 'designIssue'
  | 'rangeId'
  | 'leadTimeMonths'
  | 'itarFree'
  | 'exportControl'
  | 'constituentIds'
>;

function rewrittenProductFacts(given: ItemContentInput, present: ItemContent): ProductFacts {
  return {
    reference: said(given.reference, present.reference),
    designIssue: said(given.designIssue, present.designIssue),
    rangeId: said(given.rangeId, present.rangeId),
    leadTimeMonths: said(given.leadTimeMonths, present.leadTimeMonths),
    itarFree: said(given.itarFree, present.itarFree),
    exportControl: listed(given.exportControl, present.exportControl),
    constituentIds: listed(given.constituentIds, present.constituentIds),
  };
}

/** Absent: as it was. */
function said<Value>(given: Value | null | undefined, present: Value | null): Value | null {
  return given === undefined ? present : given;
}

/** A list that is taken away is empty. */
function listed<Value>(
  given: readonly Value[] | null | undefined,
  present: readonly Value[],
): readonly Value[] {
  return given === undefined ? present : (given ?? []);
}

interface GivenText {
  readonly fr: string | null;
  readonly en: string | null;
}

function textOf(given: GivenText | null | undefined): BilingualText {
  return { fr: given?.fr ?? null, en: given?.en ?? null };
}

type GivenSpecification = NonNullable<ItemContentInput['specifications']>[number];

function specificationOf(given: GivenSpecification): SpecificationContent {
  const { parameter, value, min, max, text, unit, condition } = given;
  return { parameter, value, min, max, text, unit, condition };
}

type GivenHeritage = NonNullable<ItemContentInput['heritage']>[number];

function heritageOf(given: GivenHeritage): HeritageContent {
  const { status, mission, operator, launched, orbit, unitsFlown, sameConfiguration } = given;
  const own = { status, mission, operator, launched, orbit, unitsFlown, sameConfiguration };
  return { ...own, detail: textOf(given.detail) };
}
