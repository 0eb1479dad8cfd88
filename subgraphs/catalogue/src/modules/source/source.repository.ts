import type { FirmId, ItemId } from '@apogee/shared/ids';
import type { DataSource } from 'typeorm';
import type { Source } from './source';

const SOURCE = `
  source.id, source.code, source.title, source.url, source.quality, source.licence,
  source.read_on as "readOn"
`;

const FIND_BY_IDS = `
  /* source.findByIds */
  select ${SOURCE}
  from catalogue.source
  where source.id = any($1)
`;

const FIND_OF_FIRMS = `
  /* source.findOfFirms */
  select cited.firm_id as "citedBy", ${SOURCE}
  from catalogue.firm_source as cited
  join catalogue.source as source on source.id = cited.source_id
  where cited.firm_id = any($1)
  order by cited.firm_id, cited.ordinal
`;

const FIND_OF_ITEMS = `
  /* source.findOfItems */
  select cited.item_id as "citedBy", ${SOURCE}
  from catalogue.item_source as cited
  join catalogue.source as source on source.id = cited.source_id
  where cited.item_id = any($1)
  order by cited.item_id, cited.ordinal
`;

/** A source together with the record that was read in it. */
export interface CitedSource extends Source {
  readonly citedBy: string;
}

const INSERT = `
  /* source.insert */
  insert into catalogue.source (id, code, title, url, quality, licence, read_on)
  values ($1, $2, $3, $4, $5, $6, $7)
`;

export class SourceRepository {
  constructor(private readonly dataSource: Pick<DataSource, 'query'>) {}

  findByIds(ids: readonly string[]): Promise<Source[]> {
    return this.dataSource.query(FIND_BY_IDS, [ids]);
  }

  /** In the order in which each firm cites them. */
  findOfFirms(ids: readonly FirmId[]): Promise<CitedSource[]> {
    return this.dataSource.query(FIND_OF_FIRMS, [ids]);
  }

  /** In the order in which each item cites them. */
  findOfItems(ids: readonly ItemId[]): Promise<CitedSource[]> {
    return this.dataSource.query(FIND_OF_ITEMS, [ids]);
  }

  async insert(source: Source): Promise<void> {
    const { id, code, title, url, quality, licence, readOn } = source;
    await this.dataSource.query(INSERT, [id, code, title, url, quality, licence, readOn]);
  }
}
