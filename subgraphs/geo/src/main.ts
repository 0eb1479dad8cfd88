import { runSubgraph } from '@apogee/shared/subgraph-process';
import { createGeo } from './app';
import { readGeoConfig } from './config';

void runSubgraph({
  name: 'geo',
  create: (dependencies) =>
    createGeo({ ...dependencies, geocodingUrl: readGeoConfig().GEOCODING_URL }),
  readConfig: readGeoConfig,
});
