import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { EstablishmentEntity } from '../modules/establishment';
import {
  ContractorProfileEntity,
  FirmEntity,
  FirmSourceEntity,
  SmeStatusEntity,
} from '../modules/firm';
import { HeritageClaimEntity } from '../modules/heritage';
import {
  ItemEntity,
  ItemSourceEntity,
  ItemTermEntity,
  ProductConstituentEntity,
} from '../modules/labelable';
import { SourceEntity } from '../modules/source';
import { SpecificationEntity } from '../modules/specification';
import { TaxonomyCloseMatchEntity, TaxonomyTermEntity } from '../modules/taxonomy';
import { TrlStatementEntity } from '../modules/trl-statement';
import { toFirmRows } from './firm-rows';
import { toItemRows } from './item-rows';
import type { SampleData } from './sample-file';

/** Firms take everything of theirs along; an item may be listed under a firm that is not of the sample. */
const DELETE_ITEMS = '/* sampleData.deleteItems */ delete from catalogue.item where is_sample';
const DELETE_FIRMS = '/* sampleData.deleteFirms */ delete from catalogue.firm where is_sample';

const FIND_KEPT_FIRMS = `
  /* sampleData.findKeptFirms */
  select id from catalogue.firm where not is_sample and id = any($1)
`;

/** What others are built of that is about to be deleted and written anew. */
const FIND_USES = `
  /* sampleData.findUses */
  select
    used.product_id as "productId", used.ordinal, used.constituent_id as "constituentId"
  from catalogue.product_constituent as used
  join catalogue.item as product on product.id = used.product_id and not product.is_sample
  join catalogue.item as constituent on constituent.id = used.constituent_id and constituent.is_sample
`;

const RESTORE_USES = `
  /* sampleData.restoreUses */
  insert into catalogue.product_constituent (product_id, ordinal, constituent_id)
  select used."productId", used.ordinal, used."constituentId"
  from jsonb_to_recordset($1::jsonb) as used ("productId" text, ordinal smallint, "constituentId" text)
  join catalogue.item as constituent on constituent.id = used."constituentId"
`;

/** PostgreSQL takes 65,535 parameters a statement. */
const ROWS_A_STATEMENT = 500;

/**
 * Puts the sample data in the place of an earlier one, within the caller's transaction.
 * Sources and terms are brought up to date and never deleted: other rows may refer to them.
 */
export async function replaceSampleData(manager: EntityManager, data: SampleData): Promise<void> {
  const uses = await manager.query<object[]>(FIND_USES);
  await manager.query(DELETE_ITEMS);
  await manager.query(DELETE_FIRMS);
  await saveReferenceData(manager, data);
  await insertFirms(manager, data);
  await insertItems(manager, data);
  await manager.query(RESTORE_USES, [JSON.stringify(uses)]);
}

/** Firms of the sample that have come to keep their own records. */
export async function findKeptFirms(
  manager: EntityManager,
  { firms }: SampleData,
): Promise<string[]> {
  const ids = firms.map(({ id }) => id);
  const rows = await manager.query<{ readonly id: string }[]>(FIND_KEPT_FIRMS, [ids]);
  return rows.map(({ id }) => id);
}

async function saveReferenceData(manager: EntityManager, data: SampleData): Promise<void> {
  await manager.upsert(SourceEntity, [...data.sources], ['id']);
  // Parents come before their children in the file, and in one statement order does not matter.
  const terms = data.terms.map(({ parent, label, ...term }, ordinal) => ({
    ...term,
    ordinal,
    parentCode: parent,
    labelFr: label.fr,
    labelEn: label.en,
  }));
  await manager.upsert(TaxonomyTermEntity, terms, ['vocabulary', 'code']);
  await manager.upsert(
    TaxonomyCloseMatchEntity,
    [...data.closeMatches],
    ['fromVocabulary', 'fromCode', 'toVocabulary', 'toCode'],
  );
}

async function insertFirms(manager: EntityManager, { firms }: SampleData): Promise<void> {
  const rows = firms.map(toFirmRows);
  const all = <Row>(part: (firm: (typeof rows)[number]) => readonly Row[]): Row[] =>
    rows.flatMap(part);
  await insert(
    manager,
    FirmEntity,
    rows.map(({ firm }) => firm),
  );
  await insert(
    manager,
    ContractorProfileEntity,
    all(({ profiles }) => profiles),
  );
  await insert(
    manager,
    SmeStatusEntity,
    all(({ smeStatuses }) => smeStatuses),
  );
  await insert(
    manager,
    FirmSourceEntity,
    all(({ sources }) => sources),
  );
  await insert(
    manager,
    EstablishmentEntity,
    all(({ establishments }) => establishments),
  );
}

async function insertItems(manager: EntityManager, { items }: SampleData): Promise<void> {
  const rows = items.map(toItemRows);
  const all = <Row>(part: (item: (typeof rows)[number]) => readonly Row[]): Row[] =>
    rows.flatMap(part);
  await insert(
    manager,
    ItemEntity,
    rows.map(({ item }) => item),
  );
  await insert(
    manager,
    ItemTermEntity,
    all(({ terms }) => terms),
  );
  await insert(
    manager,
    ItemSourceEntity,
    all(({ sources }) => sources),
  );
  await insert(
    manager,
    ProductConstituentEntity,
    all(({ constituents }) => constituents),
  );
  await insert(
    manager,
    SpecificationEntity,
    all(({ specifications }) => specifications),
  );
  await insert(
    manager,
    HeritageClaimEntity,
    all(({ heritage }) => heritage),
  );
  await insert(
    manager,
    TrlStatementEntity,
    all(({ trlStatements }) => trlStatements),
  );
}

async function insert<Row extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    await manager
      .createQueryBuilder()
      .insert()
      .into(target)
      .values(rows.slice(start, start + ROWS_A_STATEMENT))
      .updateEntity(false)
      .execute();
  }
}
