import { createDataSource } from '@apogee/shared/database';
import type { DataSource, Logger } from 'typeorm';
import { Initial1795305600000 } from './migrations/1795305600000-initial';
import { Territories1795996800000 } from './migrations/1795996800000-territories';
import { NearnessAndMapCells1796083200000 } from './migrations/1796083200000-nearness-and-map-cells';
import { LocationSources1796169600000 } from './migrations/1796169600000-location-sources';
import { FollowedEstablishments1796256000000 } from './migrations/1796256000000-followed-establishments';

export const SCHEMA = 'geo';

/** Not yet connected. There are no entities: rows are written in bulk and read by named statements only. */
export function createGeoDataSource(url: string, statementLogger?: Logger): DataSource {
  return createDataSource({
    url,
    schema: SCHEMA,
    entities: [],
    migrations: [
      Initial1795305600000,
      Territories1795996800000,
      NearnessAndMapCells1796083200000,
      LocationSources1796169600000,
      FollowedEstablishments1796256000000,
    ],
    ...(statementLogger === undefined ? {} : { logger: statementLogger }),
  });
}
