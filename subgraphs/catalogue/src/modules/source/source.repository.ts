import type { DataSource } from 'typeorm';
import type { Source } from './source';

const FIND_BY_IDS = `
  /* source.findByIds */
  select id, code, title, url, quality, licence
  from catalogue.source
  where id = any($1)
`;

export class SourceRepository {
  constructor(private readonly dataSource: Pick<DataSource, 'query'>) {}

  findByIds(ids: readonly string[]): Promise<Source[]> {
    return this.dataSource.query(FIND_BY_IDS, [ids]);
  }
}
