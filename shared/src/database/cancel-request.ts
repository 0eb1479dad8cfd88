import { connect, type NetConnectOpts } from 'node:net';
import type { PoolClient } from 'pg';

/** What the server told a connection at login, and where it is: enough to ask for the end of its statement. */
export interface CancelKey {
  readonly host: string;
  readonly port: number;
  readonly processId: number;
  readonly secret: number;
}

/** Neither pg's types nor its documentation name what its own `cancel` uses; null when it is not there. */
export function cancelKeyOf(client: PoolClient): CancelKey | null {
  const { host, port, processID, secretKey }: Readonly<Record<string, unknown>> = { ...client };
  return typeof host === 'string' &&
    typeof port === 'number' &&
    typeof processID === 'number' &&
    typeof secretKey === 'number'
    ? { host, port, processId: processID, secret: secretKey }
    : null;
}

/** A proxy that ignores the request must not hold the connection back for longer. */
const LONGEST_WAIT_MS = 2_000;
const CANCEL_REQUEST_CODE = 80_877_102;
const LENGTH = 16;

/**
 * Asks the server, over a connection of its own, to end the statement that runs. Resolves when the server has passed
 * that on (it closes the connection then): only from then on is it certain that a later statement is not the one hit.
 * Never rejects; a statement that cannot be cancelled ends by itself.
 */
export function requestCancel(key: CancelKey): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(addressOf(key));
    socket.setTimeout(LONGEST_WAIT_MS, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.once('connect', () => socket.write(cancelRequest(key)));
    socket.once('close', () => resolve());
    socket.resume();
  });
}

function addressOf({ host, port }: CancelKey): NetConnectOpts {
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
}

function cancelRequest({ processId, secret }: CancelKey): Buffer {
  const packet = Buffer.alloc(LENGTH);
  packet.writeInt32BE(LENGTH, 0);
  packet.writeInt32BE(CANCEL_REQUEST_CODE, 4);
  packet.writeInt32BE(processId, 8);
  packet.writeInt32BE(secret, 12);
  return packet;
}
