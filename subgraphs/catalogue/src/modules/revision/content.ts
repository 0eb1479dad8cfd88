import type { EstablishmentId, ItemId } from '@apogee/shared/ids';
import type { StatedFigure } from '../../measures/stated-figure';

/** Each language as it was written; null where nothing was. */
export interface BilingualText {
  readonly fr: string | null;
  readonly en: string | null;
}

/** What a firm says of one of its sites. Where the site is follows from the registers, and is not the firm's to say. */
export interface SiteContent {
  readonly id: EstablishmentId;
  readonly name: string | null;
  readonly isHeadquarters: boolean | null;
  readonly roles: readonly string[];
}

/** All that a firm states of itself. Its registered name and numbers come from registers. */
export interface FirmContent {
  readonly kind: 'FIRM';
  readonly tradeName: string | null;
  readonly website: string | null;
  readonly summary: BilingualText;
  readonly activityCategories: readonly string[];
  readonly disciplineCodes: readonly string[];
  readonly contactSiteId: EstablishmentId | null;
  readonly sites: readonly SiteContent[];
}

/** A stated figure: a value, a range or a text. Its source is who states it. */
export type SpecificationContent = Omit<StatedFigure, 'sourceId'>;

/** A mission or contract of an item. */
export interface HeritageContent {
  readonly status: string;
  readonly mission: string | null;
  readonly operator: string | null;
  readonly launched: string | null;
  readonly orbit: string | null;
  readonly unitsFlown: number | null;
  readonly sameConfiguration: boolean | null;
  readonly detail: BilingualText;
}

export type ItemContentKind = 'PRODUCT' | 'PRODUCT_RANGE' | 'ENGINEERING_ACTIVITY';

/** All that a firm states of one of its items; empty where the kind has no such fact. */
export interface ItemContent {
  readonly kind: ItemContentKind;
  readonly name: BilingualText;
  readonly description: BilingualText;
  readonly categoryCode: string | null;
  readonly technologyDomainCodes: readonly string[];
  readonly disciplineCodes: readonly string[];
  readonly reference: string | null;
  readonly designIssue: string | null;
  readonly rangeId: ItemId | null;
  readonly leadTimeMonths: number | null;
  readonly itarFree: boolean | null;
  readonly exportControl: readonly string[];
  readonly constituentIds: readonly ItemId[];
  readonly specifications: readonly SpecificationContent[];
  readonly heritage: readonly HeritageContent[];
}

export type Content = FirmContent | ItemContent;

export function isFirmContent(content: Content): content is FirmContent {
  return content.kind === 'FIRM';
}

/** An item of which nothing but its kind and name is stated. */
export function newItemContent(kind: ItemContentKind, name: BilingualText): ItemContent {
  return {
    kind,
    name,
    description: { fr: null, en: null },
    categoryCode: null,
    technologyDomainCodes: [],
    disciplineCodes: [],
    reference: null,
    designIssue: null,
    rangeId: null,
    leadTimeMonths: null,
    itarFree: null,
    exportControl: [],
    constituentIds: [],
    specifications: [],
    heritage: [],
  };
}
