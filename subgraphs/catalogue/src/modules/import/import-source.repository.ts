import type { Database } from '@apogee/shared/database';
import type { ImportSource } from './import-job';

const ADD = `
  /* importSource.add */
  insert into catalogue.source (id, title, url, quality, licence, read_on)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (id) do nothing
`;

export class ImportSourceRepository {
  constructor(private readonly database: Database) {}

  async add(id: string, { title, url, quality, licence, readOn }: ImportSource): Promise<void> {
    await this.database.query(ADD, [id, title, url, quality, licence, readOn]);
  }
}
