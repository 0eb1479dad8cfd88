import type { Database } from '@apogee/shared/database';
import type { FirmId, ItemId } from '@apogee/shared/ids';
import { sortNameOf } from '../../sort-name';
import { versionOf } from '../../written-version';

const LOCK = `
  /* itemRecord.lock */
  select id from catalogue.item where id = $1 for no key update
`;

const WRITE = `
  /* itemRecord.write */
  insert into catalogue.item as item (
    id, kind, firm_id, name_fr, name_en, sort_name, description_fr, description_en, category_code, reference,
    design_issue, range_id, lead_time_months, itar_free, export_control, version, updated_at
  )
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1, $16)
  on conflict (id) do update set
    name_fr = excluded.name_fr, name_en = excluded.name_en, sort_name = excluded.sort_name,
    description_fr = excluded.description_fr, description_en = excluded.description_en,
    category_code = excluded.category_code, reference = excluded.reference, design_issue = excluded.design_issue,
    range_id = excluded.range_id, lead_time_months = excluded.lead_time_months, itar_free = excluded.itar_free,
    export_control = excluded.export_control, version = item.version + 1, updated_at = excluded.updated_at,
    archived_at = null
  returning version
`;

const FORGET_TERMS = `
  /* itemRecord.forgetTerms */
  delete from catalogue.item_term where item_id = $1
`;

const WRITE_TERMS = `
  /* itemRecord.writeTerms */
  insert into catalogue.item_term (item_id, vocabulary, ordinal, code)
  select $1, 'ESA_TECHNOLOGY_TREE', ordinal - 1, code
  from unnest($2::text[]) with ordinality as term (code, ordinal)
  union all
  select $1, 'ECSS_DISCIPLINE', ordinal - 1, code
  from unnest($3::text[]) with ordinality as term (code, ordinal)
`;

const FORGET_SOURCES = `
  /* itemRecord.forgetSources */
  delete from catalogue.item_source where item_id = $1
`;

const WRITE_SOURCES = `
  /* itemRecord.writeSources */
  insert into catalogue.item_source (item_id, ordinal, source_id)
  select $1, ordinal - 1, source_id
  from unnest($2::text[]) with ordinality as source (source_id, ordinal)
`;

const FORGET_CONSTITUENTS = `
  /* itemRecord.forgetConstituents */
  delete from catalogue.product_constituent where product_id = $1
`;

const WRITE_CONSTITUENTS = `
  /* itemRecord.writeConstituents */
  insert into catalogue.product_constituent (product_id, ordinal, constituent_id)
  select $1, ordinal - 1, constituent_id
  from unnest($2::text[]) with ordinality as constituent (constituent_id, ordinal)
`;

const ARCHIVE = `
  /* itemRecord.archive */
  with archived as (
    update catalogue.item
    set archived_at = $2, version = version + 1, updated_at = $2
    where id = $1
    returning version
  )
  select version from archived
`;

const TAKE_OVER = `
  /* itemRecord.takeOver */
  update catalogue.item set is_sample = false where firm_id = $1 and is_sample
`;

const COUNT_SHOWN = `
  /* itemRecord.countShown */
  select count(*) as total from catalogue.item where firm_id = $1 and archived_at is null
`;

/** All that is written of an item itself; its figures and missions are written beside it. */
export interface WrittenItem {
  readonly id: ItemId;
  readonly kind: string;
  readonly firmId: FirmId;
  readonly name: { readonly fr: string; readonly en: string | null };
  readonly description: { readonly fr: string | null; readonly en: string | null };
  readonly categoryCode: string | null;
  readonly reference: string | null;
  readonly designIssue: string | null;
  readonly rangeId: ItemId | null;
  readonly leadTimeMonths: number | null;
  readonly itarFree: boolean | null;
  readonly exportControl: readonly string[];
  readonly technologyDomainCodes: readonly string[];
  readonly disciplineCodes: readonly string[];
  readonly constituentIds: readonly ItemId[];
  readonly sourceIds: readonly string[];
  readonly updatedAt: Date;
}

/** Writes items in its caller's transaction. */
export class ItemRecordRepository {
  constructor(private readonly database: Database) {}

  /** Nobody else's to change until the transaction ends, if it is there. */
  async lock(id: ItemId): Promise<void> {
    await this.database.query(LOCK, [id]);
  }

  /** Puts all of an item in the place of what was there, archived or not; gives its new version. */
  async write(item: WrittenItem): Promise<number> {
    const { id, name, description } = item;
    const [row] = await this.database.query<{ readonly version: number }[]>(WRITE, [
      id,
      item.kind,
      item.firmId,
      name.fr,
      name.en,
      sortNameOf(name.fr),
      description.fr,
      description.en,
      item.categoryCode,
      item.reference,
      item.designIssue,
      item.rangeId,
      item.leadTimeMonths,
      item.itarFree,
      item.exportControl,
      item.updatedAt,
    ]);
    await this.#writeParts(item);
    return versionOf(id, row);
  }

  /** Hides an item; gives its new version. */
  async archive(id: ItemId, at: Date): Promise<number> {
    const [row] = await this.database.query<{ readonly version: number }[]>(ARCHIVE, [id, at]);
    return versionOf(id, row);
  }

  /** Has the items of a firm that keeps its own record stay when the sample data is loaded anew. */
  async takeOver(firmId: FirmId): Promise<void> {
    await this.database.query(TAKE_OVER, [firmId]);
  }

  /** How many items of a firm the public sees. */
  async countShown(firmId: FirmId): Promise<number> {
    const rows = await this.database.query<{ readonly total: number }[]>(COUNT_SHOWN, [firmId]);
    return rows[0]?.total ?? 0;
  }

  async #writeParts(item: WrittenItem): Promise<void> {
    const { id, technologyDomainCodes, disciplineCodes, sourceIds, constituentIds } = item;
    await this.database.query(FORGET_TERMS, [id]);
    await this.database.query(WRITE_TERMS, [id, technologyDomainCodes, disciplineCodes]);
    await this.database.query(FORGET_SOURCES, [id]);
    await this.database.query(WRITE_SOURCES, [id, sourceIds]);
    await this.database.query(FORGET_CONSTITUENTS, [id]);
    await this.database.query(WRITE_CONSTITUENTS, [id, constituentIds]);
  }
}
