import { createHash } from 'node:crypto';
import { type CellProblem, cellProblem } from './line-problem';
import { type FirmNames, type FirmRecord, type KnownFirms, namedFirm } from './named-firm';
import { overlay, type Says } from './overlay';
import { bad, hashOf, type Settled, type Standing, settle } from './settlement';

/** What an import knows of a product, range or activity. */
export interface ItemContent {
  readonly id: string;
  readonly firmId: string;
  readonly kind: 'PRODUCT' | 'PRODUCT_RANGE' | 'ENGINEERING_ACTIVITY';
  readonly nameFr: string;
  readonly nameEn: string | null;
  readonly descriptionFr: string | null;
  readonly descriptionEn: string | null;
  readonly categoryCode: string | null;
  readonly technologyDomains: readonly string[];
  readonly disciplines: readonly string[];
  readonly reference: string | null;
  readonly designIssue: string | null;
  readonly rangeId: string | null;
  readonly leadTimeMonths: number | null;
  readonly itarFree: boolean | null;
  readonly exportControl: readonly string[];
}

/** What a line says of an item. */
export type ItemSays = FirmNames & Says<ItemContent>;

const BLANK: ItemContent = {
  id: '',
  firmId: '',
  kind: 'PRODUCT',
  nameFr: '',
  nameEn: null,
  descriptionFr: null,
  descriptionEn: null,
  categoryCode: null,
  technologyDomains: [],
  disciplines: [],
  reference: null,
  designIssue: null,
  rangeId: null,
  leadTimeMonths: null,
  itarFree: null,
  exportControl: [],
};

/** The codes that items are classified by. */
export interface ItemCodes {
  readonly categories: ReadonlySet<string>;
  readonly technologyDomains: ReadonlySet<string>;
  readonly disciplines: ReadonlySet<string>;
}

export interface ItemSurroundings {
  readonly byId: (id: string) => Standing<ItemContent> | null;
  readonly firms: KnownFirms;
  readonly codes: ItemCodes;
  /** Whether this is a range of that firm, in the catalogue or on an earlier line. */
  readonly hasRange: (firmId: string, rangeId: string) => boolean;
}

/** Facts that not every kind of item has. */
const FACTS_OF: Readonly<Record<ItemContent['kind'], readonly (keyof ItemContent)[]>> = {
  PRODUCT: [
    'categoryCode',
    'reference',
    'designIssue',
    'rangeId',
    'leadTimeMonths',
    'itarFree',
    'exportControl',
  ],
  PRODUCT_RANGE: ['categoryCode'],
  ENGINEERING_ACTIVITY: ['disciplines'],
};
const SOME_KINDS_FACTS = [...new Set(Object.values(FACTS_OF).flat())];

/** The item that a line is about, if it can be told before it is compared with the catalogue. */
export function itemIdOf(says: ItemSays, firms: KnownFirms): string | null {
  const { id = null, kind = null, nameFr = null } = says;
  if (id !== null || kind === null || nameFr === null) {
    return id;
  }
  const named = namedFirm(says, firms);
  return 'firm' in named ? idOf([named.firm.id, kind, nameFr]) : null;
}

export function settleItem(says: ItemSays, surroundings: ItemSurroundings): Settled<ItemContent> {
  const id = itemIdOf(says, surroundings.firms);
  const standing = id === null ? null : surroundings.byId(id);
  const known = standing?.content ?? null;
  const named = namedFirm(firmNamesOf(says, known), surroundings.firms);
  if (!('firm' in named)) {
    return bad('unknown' in named ? named.unknown : named.problem);
  }
  const { firm } = named;
  const content = contentOf(says, firm, known);
  const problems = [...identityFaultsOf(says, content, known), ...faultsOf(content, surroundings)];
  if (problems.length > 0) {
    return bad(...problems);
  }
  return known === null && firm.isKept
    ? bad(cellProblem('KEPT_BY_FIRM'))
    : settle({ content, lineHash: hashOf(says) }, standing);
}

/** A line that names no firm is about that of the item that it changes. */
function firmNamesOf(says: ItemSays, known: ItemContent | null): FirmNames {
  const isNamed = (says.firmId ?? says.firmSiren ?? null) !== null;
  return isNamed || known === null ? says : { firmId: known.firmId };
}

/** A line that gives no id is known by its firm, kind and French name. */
function contentOf(says: ItemSays, firm: FirmRecord, known: ItemContent | null): ItemContent {
  const content = { ...overlay(BLANK, known, says), firmId: firm.id };
  const { id, kind, nameFr } = content;
  return id === '' ? { ...content, id: idOf([firm.id, kind, nameFr]) } : content;
}

function idOf(names: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(names)).digest('hex');
  return `item-${hash.slice(0, 24)}`;
}

/** Which kind of thing it is, and whose, does not change. */
function identityFaultsOf(
  says: ItemSays,
  { kind, nameFr, firmId }: ItemContent,
  known: ItemContent | null,
): readonly CellProblem[] {
  if (nameFr === '' || (says.kind ?? known?.kind ?? null) === null) {
    return [cellProblem('VALUE_MISSING', nameFr === '' ? 'nameFr' : 'kind')];
  }
  if (known === null) {
    return [];
  }
  return [
    ...(known.kind === kind ? [] : [cellProblem('FIXED_VALUE_DIFFERS', 'kind', known.kind)]),
    ...(known.firmId === firmId
      ? []
      : [cellProblem('FIXED_VALUE_DIFFERS', 'firmId', known.firmId)]),
  ];
}

function faultsOf(
  content: ItemContent,
  { codes, hasRange }: ItemSurroundings,
): readonly CellProblem[] {
  const faults = unwantedFactsOf(content);
  if (content.kind !== 'ENGINEERING_ACTIVITY' && content.categoryCode === null) {
    faults.push(cellProblem('VALUE_MISSING', 'categoryCode'));
  }
  const { categoryCode, rangeId, firmId } = content;
  faults.push(
    ...unknownCodes('categoryCode', categoryCode === null ? [] : [categoryCode], codes.categories),
    ...unknownCodes('technologyDomains', content.technologyDomains, codes.technologyDomains),
    ...unknownCodes('disciplines', content.disciplines, codes.disciplines),
  );
  if (rangeId !== null && !hasRange(firmId, rangeId)) {
    faults.push(cellProblem('UNKNOWN_RANGE', 'rangeId', rangeId));
  }
  return faults;
}

function unwantedFactsOf(content: ItemContent): CellProblem[] {
  return SOME_KINDS_FACTS.filter(
    (fact) => !FACTS_OF[content.kind].includes(fact) && isStated(content[fact]),
  ).map((fact) => cellProblem('NOT_FOR_THIS_KIND', fact));
}

function isStated(value: ItemContent[keyof ItemContent]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null;
}

function unknownCodes(
  column: string,
  codes: readonly string[],
  known: ReadonlySet<string>,
): CellProblem[] {
  return codes
    .filter((code) => !known.has(code))
    .map((code) => cellProblem('UNKNOWN_CODE', column, code));
}

/** How a file says that a firm has a range. */
export function rangeKey(firmId: string, rangeId: string): string {
  return `RANGE ${firmId}/${rangeId}`;
}

/** What no other line of the file may be about. */
export function keysOfItem({ id, kind, firmId }: ItemContent): readonly string[] {
  return [`ITEM ${id}`, ...(kind === 'PRODUCT_RANGE' ? [rangeKey(firmId, id)] : [])];
}
