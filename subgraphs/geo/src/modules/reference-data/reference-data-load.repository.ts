import type { EntityManager } from 'typeorm';

const LOCK = `
  /* referenceDataLoad.lock */
  select pg_advisory_xact_lock(hashtextextended('apogee geo reference data', 0))
`;

const HAS = '/* referenceDataLoad.has */ select from geo.reference_data_load where version = $1';

const FORGET = '/* referenceDataLoad.forget */ delete from geo.reference_data_load';

const RECORD =
  '/* referenceDataLoad.record */ insert into geo.reference_data_load (version) values ($1)';

/** The embedded engine has no background process that would do it, and without it the planner guesses. */
const ANALYZE = 'analyze geo.region, geo.departement, geo.epci, geo.commune, geo.former_commune';

/**
 * Remembers which reference data the schema holds. It has a marker of its own, apart from `loadOnce`'s for sample
 * data, because a database without sample data needs its communes all the same.
 */
export class ReferenceDataLoadRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Until the transaction ends. */
  async lock(): Promise<void> {
    await this.manager.query(LOCK);
  }

  async has(version: string): Promise<boolean> {
    const rows = await this.manager.query<unknown[]>(HAS, [version]);
    return rows.length > 0;
  }

  async record(version: string): Promise<void> {
    await this.manager.query(FORGET);
    await this.manager.query(RECORD, [version]);
    await this.manager.query(ANALYZE);
  }
}
