import { join } from 'node:path';
import { type GatewayKind, PRODUCTION, YOUNG_GENERATION } from './gateway-kind';

export const mercurius: GatewayKind = {
  name: 'mercurius',
  what: `mercurius with @mercuriusjs/gateway and its compiler, ${YOUNG_GENERATION}`,
  needs: 'peers',
  launch: ({ port, peersFolder, subgraphs }) => ({
    command: process.execPath,
    args: [
      YOUNG_GENERATION,
      join(__dirname, '../peers/mercurius.js'),
      peersFolder,
      String(port),
      JSON.stringify(subgraphs.map(({ name, url, sdl }) => ({ name, url, schema: sdl }))),
    ],
    environment: PRODUCTION,
  }),
};
