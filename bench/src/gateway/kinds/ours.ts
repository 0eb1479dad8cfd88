import { join } from 'node:path';
import {
  type GatewayKind,
  type LaunchSettings,
  PRODUCTION,
  YOUNG_GENERATION,
} from './gateway-kind';

const ROOT = join(__dirname, '../../../..');
const PROGRAM = join(ROOT, 'gateway/dist/main.js');

function environment({ port }: LaunchSettings): Readonly<Record<string, string>> {
  return { ...PRODUCTION, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn' };
}

export const ours: GatewayKind = {
  name: 'ours',
  what: 'this gateway as `npm run start:gateway` starts it',
  needs: 'nothing',
  launch: (settings) => ({
    command: process.execPath,
    args: [YOUNG_GENERATION, PROGRAM, '--supergraph', settings.supergraphFile],
    environment: environment(settings),
  }),
};

export const oursDedup: GatewayKind = {
  ...ours,
  name: 'ours-dedup',
  what: 'this gateway with SUBGRAPH_DEDUPLICATION=true: equal subgraph calls in flight are made once',
  shares: true,
  launch: (settings) => ({
    ...ours.launch(settings),
    environment: { ...environment(settings), SUBGRAPH_DEDUPLICATION: 'true' },
  }),
};

export const oursUnprotected: GatewayKind = {
  ...ours,
  name: 'ours-unprotected',
  what: 'this gateway without limits on documents, cost, time, calls and operations at once',
  launch: (settings) => ({
    command: process.execPath,
    args: [
      YOUNG_GENERATION,
      join(__dirname, '../peers/unprotected.js'),
      '--supergraph',
      settings.supergraphFile,
    ],
    environment: environment(settings),
  }),
};
