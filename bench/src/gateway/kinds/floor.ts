import { join } from 'node:path';
import { type GatewayKind, PRODUCTION, YOUNG_GENERATION } from './gateway-kind';

export const FLOOR = 'floor';

/** No gateway: what is left when the same calls are made and the same bytes answered. */
export function floor(scriptFile: string): GatewayKind {
  return {
    name: FLOOR,
    what: 'node:http that makes the same calls over plain sockets and answers the same bytes',
    needs: 'nothing',
    launch: ({ port }) => ({
      command: process.execPath,
      args: [YOUNG_GENERATION, join(__dirname, '../floor/main.js'), scriptFile, String(port)],
      environment: PRODUCTION,
    }),
  };
}
