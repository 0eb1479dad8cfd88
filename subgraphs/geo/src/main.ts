import { runSubgraph } from '@apogee/shared/subgraph-process';
import { createGeo } from './app';
import { readGeoConfig } from './config';

void runSubgraph({ name: 'geo', create: createGeo, readConfig: readGeoConfig });
