import type { Database } from '@apogee/shared/database';
import type { EstablishmentId, FirmId } from '@apogee/shared/ids';
import type { ActivityCategory, ContractorProfile } from './firm';

const FIND_BY_FIRMS = `
  /* contractorProfile.findByFirms */
  select
    firm_id as "firmId", summary_fr as "summaryFr", summary_en as "summaryEn",
    activity_categories as "activityCategories", discipline_codes as "disciplineCodes",
    contact_site_id as "contactSiteId"
  from catalogue.contractor_profile
  where firm_id = any($1)
`;

interface ProfileRow {
  readonly firmId: FirmId;
  readonly summaryFr: string | null;
  readonly summaryEn: string | null;
  readonly activityCategories: readonly ActivityCategory[];
  readonly disciplineCodes: readonly string[];
  readonly contactSiteId: EstablishmentId | null;
}

/** Of the firms that have one. */
export class ContractorProfileRepository {
  constructor(private readonly database: Database) {}

  async findByFirms(ids: readonly FirmId[]): Promise<ContractorProfile[]> {
    const rows = await this.database.query<ProfileRow[]>(FIND_BY_FIRMS, [ids]);
    return rows.map((row) => ({
      firmId: row.firmId,
      summary: { fr: row.summaryFr, en: row.summaryEn },
      activityCategories: row.activityCategories,
      disciplineCodes: row.disciplineCodes,
      contactSiteId: row.contactSiteId,
    }));
  }
}
