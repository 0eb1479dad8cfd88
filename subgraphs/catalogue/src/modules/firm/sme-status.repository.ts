import type { Database } from '@apogee/shared/database';
import type { FirmId } from '@apogee/shared/ids';
import type { SmeStatus } from './firm';

const FIND_BY_FIRMS = `
  /* smeStatus.findByFirms */
  select
    firm_id as "firmId", category, linkage, headcount_awu as "headcountAwu",
    accounting_years as "accountingYears", declared_on as "declaredOn"
  from catalogue.sme_status
  where firm_id = any($1)
`;

/** Of the firms that declared one. */
export class SmeStatusRepository {
  constructor(private readonly database: Database) {}

  findByFirms(ids: readonly FirmId[]): Promise<SmeStatus[]> {
    return this.database.query<SmeStatus[]>(FIND_BY_FIRMS, [ids]);
  }
}
