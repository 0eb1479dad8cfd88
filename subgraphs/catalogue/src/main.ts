import { runSubgraph } from '@apogee/shared/subgraph-process';
import { createCatalogue } from './app';
import { readCatalogueConfig } from './config';

void runSubgraph({ name: 'catalogue', create: createCatalogue, readConfig: readCatalogueConfig });
