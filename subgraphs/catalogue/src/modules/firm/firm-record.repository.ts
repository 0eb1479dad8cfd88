import type { Database } from '@apogee/shared/database';
import type { EstablishmentId, FirmId } from '@apogee/shared/ids';
import { versionOf } from '../../written-version';

const LOCK = `
  /* firmRecord.lock */
  select archived_at as "archivedAt" from catalogue.firm where id = $1 for no key update
`;

const WRITE = `
  /* firmRecord.write */
  with written as (
    update catalogue.firm
    set trade_name = $2, website = $3, version = version + 1, updated_at = $4, archived_at = null
    where id = $1
    returning version
  )
  select version from written
`;

const WRITE_PROFILE = `
  /* firmRecord.writeProfile */
  insert into catalogue.contractor_profile as profile (
    firm_id, summary_fr, summary_en, activity_categories, discipline_codes, contact_site_id
  )
  values ($1, $2, $3, $4, $5, $6)
  on conflict (firm_id) do update set
    summary_fr = excluded.summary_fr, summary_en = excluded.summary_en,
    activity_categories = excluded.activity_categories, discipline_codes = excluded.discipline_codes,
    contact_site_id = excluded.contact_site_id
`;

const FORGET_SOURCES = `
  /* firmRecord.forgetSources */
  delete from catalogue.firm_source where firm_id = $1
`;

const WRITE_SOURCES = `
  /* firmRecord.writeSources */
  insert into catalogue.firm_source (firm_id, ordinal, source_id)
  select $1, ordinal - 1, source_id
  from unnest($2::text[]) with ordinality as source (source_id, ordinal)
`;

const ARCHIVE = `
  /* firmRecord.archive */
  with archived as (
    update catalogue.firm
    set archived_at = $2, version = version + 1, updated_at = $2
    where id = $1
    returning version
  )
  select version from archived
`;

const TAKE_OVER = `
  /* firmRecord.takeOver */
  update catalogue.firm set is_sample = false where id = $1 and is_sample
`;

/** All that is written of a firm itself; its sites are written beside it. */
export interface WrittenFirm {
  readonly id: FirmId;
  readonly tradeName: string | null;
  readonly website: string | null;
  readonly summary: { readonly fr: string | null; readonly en: string | null };
  readonly activityCategories: readonly string[];
  readonly disciplineCodes: readonly string[];
  readonly contactSiteId: EstablishmentId | null;
  readonly sourceIds: readonly string[];
  readonly updatedAt: Date;
}

/** Writes firms in its caller's transaction. */
export class FirmRecordRepository {
  constructor(private readonly database: Database) {}

  /** Nobody else's to change until the transaction ends; null when there is no such firm. */
  async lock(id: FirmId): Promise<{ readonly archivedAt: Date | null } | null> {
    const [row] = await this.database.query<{ readonly archivedAt: Date | null }[]>(LOCK, [id]);
    return row ?? null;
  }

  /** Puts what a firm states in the place of what was there; gives its new version. */
  async write(firm: WrittenFirm): Promise<number> {
    const { id, summary } = firm;
    const [row] = await this.database.query<{ readonly version: number }[]>(WRITE, [
      id,
      firm.tradeName,
      firm.website,
      firm.updatedAt,
    ]);
    await this.database.query(WRITE_PROFILE, [
      id,
      summary.fr,
      summary.en,
      firm.activityCategories,
      firm.disciplineCodes,
      firm.contactSiteId,
    ]);
    await this.database.query(FORGET_SOURCES, [id]);
    await this.database.query(WRITE_SOURCES, [id, firm.sourceIds]);
    return versionOf(id, row);
  }

  /** Hides a firm; gives its new version. */
  async archive(id: FirmId, at: Date): Promise<number> {
    const [row] = await this.database.query<{ readonly version: number }[]>(ARCHIVE, [id, at]);
    return versionOf(id, row);
  }

  /** Has a firm that keeps its own record stay when the sample data is loaded anew. */
  async takeOver(id: FirmId): Promise<void> {
    await this.database.query(TAKE_OVER, [id]);
  }
}
