import { join } from 'node:path';
import type { Sharing } from '../peers/hive';
import { type GatewayKind, PRODUCTION, YOUNG_GENERATION } from './gateway-kind';

function hiveKind(name: string, sharing: Sharing, what: string): GatewayKind {
  return {
    name,
    what: `@graphql-hive/gateway with its Rust planner, ${YOUNG_GENERATION}, ${what}`,
    needs: 'peers',
    shares: sharing !== 'nothing',
    launch: ({ supergraphFile, port, peersFolder }) => ({
      command: process.execPath,
      args: [
        YOUNG_GENERATION,
        join(__dirname, '../peers/hive.js'),
        peersFolder,
        supergraphFile,
        String(port),
        sharing,
      ],
      environment: PRODUCTION,
    }),
  };
}

export const hive = hiveKind('hive', 'nothing', 'de-duplication off');

export const hiveDedup = hiveKind(
  'hive-dedup',
  'calls',
  'equal subgraph calls in flight made once, its default',
);

export const hiveInbound = hiveKind(
  'hive-inbound',
  'operations',
  'equal operations in flight executed once, as in the published benchmark',
);
