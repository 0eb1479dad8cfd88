import { on, once } from 'node:events';
import { type RawData, WebSocket } from 'ws';
import { trusted } from '../../harness/trusted';
import { ConnectionLost, endOfConnection, type Told } from '../follow-with-cuts';
import { lossOf, SUBSCRIPTION, toldBy } from './decision-answer';

interface Message {
  readonly type: string;
  readonly payload?: unknown;
}

/** Subscribes over WebSocket behind a cursor. Cut off without a close, as a network is. */
export async function* socketConnection(
  gatewayUrl: string,
  cursor: string,
  cut: AbortSignal,
): AsyncGenerator<Told, void> {
  const url = new URL('/graphql', gatewayUrl.replace(/^http/, 'ws'));
  const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
  cut.addEventListener('abort', () => socket.terminate(), { once: true });
  try {
    const messages = on(socket, 'message', { close: ['close'] });
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    const payload = { query: SUBSCRIPTION, variables: { after: cursor } };
    for await (const event of messages) {
      const [data] = trusted<[RawData]>(event);
      const message = trusted<Message>(JSON.parse(textOf(data)));
      if (message.type === 'connection_ack') {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
      } else if (message.type === 'next') {
        yield toldBy(message.payload);
      } else if (message.type === 'error') {
        throw lossOf(trusted<Parameters<typeof lossOf>[0]>(message.payload));
      }
    }
    throw new ConnectionLost('the gateway closed it');
  } catch (error) {
    endOfConnection(error, cut);
  } finally {
    // One that is cut before it is open ends with an error.
    socket.on('error', () => undefined);
    socket.terminate();
  }
}

function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString() : '';
}
