import type { Database } from '@apogee/shared/database';
import type { FirmContent } from './imported-firm';
import type { FirmRecord, KnownFirms } from './named-firm';
import type { Standing, Wanted } from './settlement';

/** Verified, or changed since sources last made it. */
const IS_KEPT = '(firm.verified or firm.version is distinct from firm.sourced_version)';

/** Locked until the transaction ends, in one order for all: nobody else changes it meanwhile. */
const FIND = `
  /* importedFirm.find */
  select
    firm.id, firm.siren, firm.legal_name as "legalName", firm.trade_name as "tradeName",
    firm.former_names as "formerNames", firm.website, firm.founded_on as "foundedOn",
    firm.demonstration, profile.summary_fr as "summaryFr", profile.summary_en as "summaryEn",
    coalesce(profile.activity_categories, '{}') as "activityCategories",
    firm.line_hash as "lineHash", ${IS_KEPT} as "isKept"
  from catalogue.firm as firm
  left join catalogue.contractor_profile as profile on profile.firm_id = firm.id
  where firm.id = any($1) or firm.siren = any($2)
  order by firm.id
  for update of firm
`;

const FIND_NAMED = `
  /* importedFirm.findNamed */
  select firm.id, firm.siren, firm.demonstration, ${IS_KEPT} as "isKept"
  from catalogue.firm as firm
  where firm.id = any($1) or firm.siren = any($2)
  order by firm.id
  for update
`;

const ROWS = `
  jsonb_to_recordset($1::jsonb) as given (
    id text, siren text, "legalName" text, "sortName" text, "tradeName" text, "formerNames" text[],
    website text, "foundedOn" date, demonstration boolean, "summaryFr" text, "summaryEn" text,
    "activityCategories" text[], "lineHash" text
  )
`;

const WRITE = `
  /* importedFirm.write */
  insert into catalogue.firm as firm (
    id, siren, legal_name, sort_name, trade_name, former_names, website, founded_on, demonstration,
    verified, version, sourced_version, line_hash, updated_at
  )
  select
    id, siren, "legalName", "sortName", "tradeName", "formerNames", website, "foundedOn",
    demonstration, false, 1, 1, "lineHash", $2
  from ${ROWS}
  on conflict (id) do update set
    siren = excluded.siren, legal_name = excluded.legal_name, sort_name = excluded.sort_name,
    trade_name = excluded.trade_name, former_names = excluded.former_names,
    website = excluded.website, founded_on = excluded.founded_on,
    demonstration = excluded.demonstration, version = firm.version + 1,
    sourced_version = firm.version + 1, line_hash = excluded.line_hash,
    updated_at = excluded.updated_at
`;

/** A firm of which nothing is told has no profile. */
const WRITE_PROFILES = `
  /* importedFirm.writeProfiles */
  insert into catalogue.contractor_profile as profile (
    firm_id, summary_fr, summary_en, activity_categories
  )
  select id, "summaryFr", "summaryEn", "activityCategories" from ${ROWS}
  where "summaryFr" is not null or "summaryEn" is not null or "activityCategories" <> '{}'
    or exists (select from catalogue.contractor_profile where firm_id = id)
  on conflict (firm_id) do update set
    summary_fr = excluded.summary_fr, summary_en = excluded.summary_en,
    activity_categories = excluded.activity_categories
`;

const ADD_SOURCE = `
  /* importedFirm.addSource */
  insert into catalogue.firm_source (firm_id, ordinal, source_id)
  select
    given.id,
    coalesce((select max(ordinal) + 1 from catalogue.firm_source where firm_id = given.id), 0), $2
  from unnest($1::text[]) as given (id)
  on conflict (firm_id, source_id) do nothing
`;

/** What sources say of a firm's establishments is part of its record. */
const TOUCH = `
  /* importedFirm.touch */
  update catalogue.firm
  set version = version + 1, sourced_version = version + 1, updated_at = $2
  where id = any($1)
`;

interface FirmRow extends FirmContent, Omit<Standing<FirmContent>, 'content'> {}

/** A firm to write, with what the application derives of it. */
export interface FirmToWrite extends Wanted<FirmContent> {
  readonly sortName: string;
}

export class ImportedFirmRepository {
  constructor(private readonly database: Database) {}

  async find(ids: readonly string[], sirens: readonly string[]): Promise<Standing<FirmContent>[]> {
    const rows = await this.database.query<FirmRow[]>(FIND, [ids, sirens]);
    return rows.map(({ lineHash, isKept, ...content }) => ({ content, lineHash, isKept }));
  }

  /** The firms that lines of other things name. */
  async findNamed(ids: readonly string[], sirens: readonly string[]): Promise<KnownFirms> {
    const firms = await this.database.query<FirmRecord[]>(FIND_NAMED, [ids, sirens]);
    const withSiren = firms.flatMap((firm) =>
      firm.siren === null ? [] : [[firm.siren, firm] as const],
    );
    return {
      byId: new Map(firms.map((firm) => [firm.id, firm])),
      bySiren: new Map(withSiren),
    };
  }

  async write(firms: readonly FirmToWrite[], at: Date): Promise<void> {
    const rows = JSON.stringify(
      firms.map(({ content, sortName, lineHash }) => ({ ...content, sortName, lineHash })),
    );
    await this.database.query(WRITE, [rows, at]);
    await this.database.query(WRITE_PROFILES, [rows]);
  }

  async addSource(firmIds: readonly string[], sourceId: string): Promise<void> {
    await this.database.query(ADD_SOURCE, [firmIds, sourceId]);
  }

  async touch(firmIds: readonly string[], at: Date): Promise<void> {
    await this.database.query(TOUCH, [firmIds, at]);
  }
}
