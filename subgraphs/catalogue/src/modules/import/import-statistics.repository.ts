import type { Database } from '@apogee/shared/database';

const REFRESH = `
  /* importStatistics.refresh */
  analyze
    catalogue.firm, catalogue.contractor_profile, catalogue.firm_source, catalogue.establishment,
    catalogue.item, catalogue.item_term, catalogue.item_source, catalogue.search_document,
    catalogue.import_key
`;

/** Tells the planner how many rows there are by now. */
export async function refreshStatistics(database: Database): Promise<void> {
  await database.query(REFRESH);
}
