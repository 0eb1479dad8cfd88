import { runSubgraph } from '@apogee/shared/subgraph-process';
import { createAccreditation } from './app';
import { readAccreditationConfig } from './config';

void runSubgraph({
  name: 'accreditation',
  create: createAccreditation,
  readConfig: readAccreditationConfig,
});
