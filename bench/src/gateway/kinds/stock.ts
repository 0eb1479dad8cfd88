import { join } from 'node:path';
import { type GatewayKind, PRODUCTION, YOUNG_GENERATION } from './gateway-kind';

const PROGRAM = join(__dirname, '../peers/stock.js');
/** It would report to a server of its maker otherwise. */
const ENVIRONMENT = { ...PRODUCTION, APOLLO_TELEMETRY_DISABLED: 'true' };

export const stock: GatewayKind = {
  name: 'stock',
  what: '@apollo/gateway behind startStandaloneServer, as its documentation starts it',
  needs: 'nothing',
  launch: ({ supergraphFile, port }) => ({
    command: process.execPath,
    args: [PROGRAM, supergraphFile, String(port)],
    environment: ENVIRONMENT,
  }),
};

export const stockTuned: GatewayKind = {
  ...stock,
  name: 'stock-tuned',
  what: `stock with ${YOUNG_GENERATION}, the flag that ours is started with`,
  launch: ({ supergraphFile, port }) => ({
    command: process.execPath,
    args: [YOUNG_GENERATION, PROGRAM, supergraphFile, String(port)],
    environment: ENVIRONMENT,
  }),
};
