import type { Database } from '@apogee/shared/database';
import { assertNever } from '@apogee/shared/errors';
import type { FirmId, ItemId } from '@apogee/shared/ids';
import { type Establishment, EstablishmentRepository } from '../establishment';
import {
  type ContractorProfile,
  ContractorProfileRepository,
  type Firm,
  FirmRepository,
} from '../firm';
import { type HeritageClaim, HeritageClaimRepository } from '../heritage';
import { type Item, ItemRepository } from '../labelable';
import { type Source, SourceRepository } from '../source';
import { type Specification, SpecificationRepository } from '../specification';
import { TaxonomyTermRepository, type TermKey } from '../taxonomy';
import {
  type FirmContent,
  type HeritageContent,
  type ItemContent,
  newItemContent,
  type SiteContent,
  type SpecificationContent,
} from './content';
import type { Sourced } from './fact-sources';
import type { PublishedRecord } from './revision';

/** A record as it stands, with the sources of what it says. */
export interface SourcedRecord extends PublishedRecord {
  readonly sources: readonly Source[];
  readonly specifications: readonly Sourced<SpecificationContent>[];
  readonly heritage: readonly Sourced<HeritageContent>[];
}

/** The firm or item as the catalogue has it now, archived or not; null when it has none. */
export async function readRecord(
  database: Database,
  recordId: string,
): Promise<SourcedRecord | null> {
  const [record] = await readRecords(database, [recordId]);
  return record ?? null;
}

/** Those of these firms and items that the catalogue has. */
export async function readRecords(
  database: Database,
  recordIds: readonly string[],
): Promise<readonly SourcedRecord[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a record is one of the two
  const [firmIds, itemIds] = [recordIds as FirmId[], recordIds as ItemId[]];
  const firms = await new FirmRepository(database).findByIds(firmIds);
  const items = await new ItemRepository(database).findByIds(itemIds);
  return [...(await readFirmRecords(database, firms)), ...(await readItemRecords(database, items))];
}

async function readFirmRecords(
  database: Database,
  firms: readonly Firm[],
): Promise<readonly SourcedRecord[]> {
  const ids = firms.map(({ id }) => id);
  const sites = await new EstablishmentRepository(database).findByFirms(ids);
  const cited = await new SourceRepository(database).findOfFirms(ids);
  const profiles = await new ContractorProfileRepository(database).findByFirms(ids);
  return firms.map((firm) =>
    recordOfFirm(firm, {
      profile: profiles.find(({ firmId }) => firmId === firm.id),
      sites: sites.filter(({ firmId }) => firmId === firm.id),
      sources: cited.filter(({ citedBy }) => citedBy === firm.id),
    }),
  );
}

interface FirmParts {
  readonly profile: ContractorProfile | undefined;
  readonly sites: readonly Establishment[];
  readonly sources: readonly Source[];
}

function recordOfFirm(firm: Firm, { profile, sites, sources }: FirmParts): SourcedRecord {
  const { id, version, archivedAt } = firm;
  return {
    recordId: id,
    firmId: id,
    version,
    archivedAt,
    sources,
    content: contentOfFirm(firm, profile, sites),
    specifications: [],
    heritage: [],
  };
}

function contentOfFirm(
  { tradeName, website }: Firm,
  profile: ContractorProfile | undefined,
  sites: readonly Establishment[],
): FirmContent {
  return {
    kind: 'FIRM',
    tradeName,
    website,
    summary: profile?.summary ?? { fr: null, en: null },
    activityCategories: profile?.activityCategories ?? [],
    disciplineCodes: profile?.disciplineCodes ?? [],
    contactSiteId: profile?.contactSiteId ?? null,
    sites: sites.map(contentOfSite),
  };
}

function contentOfSite({ id, name, isHeadquarters, roles }: Establishment): SiteContent {
  return { id, name, isHeadquarters, roles };
}

async function readItemRecords(
  database: Database,
  items: readonly Item[],
): Promise<readonly SourcedRecord[]> {
  const ids = items.map(({ id }) => id);
  const figures = await new SpecificationRepository(database).findByItems(ids);
  const claims = await new HeritageClaimRepository(database).findByItems(ids);
  const constituents = await new ItemRepository(database).findConstituents(ids);
  const cited = await new SourceRepository(database).findOfItems(ids);
  const borne = await new TaxonomyTermRepository(database).findOfItems(
    ids.flatMap((itemId) => ITEM_VOCABULARIES.map((vocabulary) => ({ itemId, vocabulary }))),
  );
  return items.map((item) =>
    recordOfItem(item, {
      specifications: figures.filter(({ itemId }) => itemId === item.id).map(sourcedSpecification),
      heritage: claims.filter(({ itemId }) => itemId === item.id).map(sourcedHeritage),
      constituentIds: constituents
        .filter(({ ofId }) => ofId === item.id)
        .map((constituent) => constituent.item.id),
      sources: cited.filter(({ citedBy }) => citedBy === item.id),
      ...codesOf(borne.filter(({ itemId }) => itemId === item.id)),
    }),
  );
}

const ITEM_VOCABULARIES = ['ESA_TECHNOLOGY_TREE', 'ECSS_DISCIPLINE'] as const;

type Codes = Pick<ItemContent, 'technologyDomainCodes' | 'disciplineCodes'>;

function codesOf(terms: readonly TermKey[]): Codes {
  const codesIn = (wanted: string): readonly string[] =>
    terms.filter(({ vocabulary }) => vocabulary === wanted).map(({ code }) => code);
  return {
    technologyDomainCodes: codesIn('ESA_TECHNOLOGY_TREE'),
    disciplineCodes: codesIn('ECSS_DISCIPLINE'),
  };
}

type ItemParts = Pick<SourcedRecord, 'specifications' | 'heritage' | 'sources'> &
  Codes &
  Pick<ItemContent, 'constituentIds'>;

function recordOfItem(
  item: Item,
  { specifications, heritage, sources, ...parts }: ItemParts,
): SourcedRecord {
  return {
    recordId: item.id,
    firmId: item.firmId,
    version: item.version,
    archivedAt: item.archivedAt,
    sources,
    content: {
      ...contentOfItem(item),
      ...parts,
      specifications: specifications.map(({ fact }) => fact),
      heritage: heritage.map(({ fact }) => fact),
    },
    specifications,
    heritage,
  };
}

function contentOfItem(item: Item): ItemContent {
  const { kind, name, description } = item;
  const facts = { ...newItemContent(kind, name), description };
  switch (item.kind) {
    case 'PRODUCT': {
      const { categoryCode, reference, designIssue, rangeId, leadTimeMonths } = item;
      const { itarFree, exportControl } = item;
      const own = { categoryCode, reference, designIssue, rangeId, leadTimeMonths };
      return { ...facts, ...own, itarFree, exportControl };
    }
    case 'PRODUCT_RANGE':
      return { ...facts, categoryCode: item.categoryCode };
    case 'ENGINEERING_ACTIVITY':
      return facts;
    default:
      return assertNever(item);
  }
}

function sourcedSpecification(row: Specification): Sourced<SpecificationContent> {
  const { parameter, value, min, max, text, unit, condition, sourceId, sourcePage } = row;
  return { fact: { parameter, value, min, max, text, unit, condition }, sourceId, sourcePage };
}

function sourcedHeritage(row: HeritageClaim): Sourced<HeritageContent> {
  const { status, mission, operator, launched, orbit, unitsFlown, sameConfiguration } = row;
  const own = { status, mission, operator, launched, orbit, unitsFlown, sameConfiguration };
  return { fact: { ...own, detail: row.detail }, sourceId: row.sourceId, sourcePage: null };
}
