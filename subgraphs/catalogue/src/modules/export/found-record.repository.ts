import type { Database } from '@apogee/shared/database';
import type { FactRow } from './exported-table';

const FIND = `
  /* foundRecord.find */
  select
    document.id, document.kind, document.name_fr as "nameFr", document.name_en as "nameEn",
    document.firm_id as "firmId", firm.legal_name as "firmName", firm.siren as "firmSiren",
    firm.demonstration, document.changed_at as "changedAt"
  from unnest($1::text[]) with ordinality as found (id, place)
  join catalogue.search_document as document on document.id = found.id
  join catalogue.firm as firm on firm.id = document.firm_id
  order by found.place
`;

/** What a search found, as far as a table tells of it. */
export class FoundRecordRepository {
  constructor(private readonly database: Database) {}

  /** In the order of the ids. */
  find(ids: readonly string[]): Promise<(FactRow & { readonly id: string })[]> {
    return this.database.query(FIND, [ids]);
  }
}
