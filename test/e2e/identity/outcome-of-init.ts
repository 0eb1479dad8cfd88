import { once } from 'node:events';
import { WebSocket } from 'ws';

/** What comes of a WebSocket that is initialised so: the answer to who asks, or how the connection ended. */
export async function outcomeOfInit(url: string, payload: object): Promise<unknown> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
  const ended = new Promise<object>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  const answered = new Promise<unknown>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string; payload?: unknown };
      if (message.type === 'connection_ack') {
        const asked = { query: '{ whoAsks }' };
        socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload: asked }));
      } else if (message.type === 'next') {
        resolve(message.payload);
      }
    });
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload }));
  const outcome = await Promise.race([answered, ended]);
  socket.close();
  await ended;
  return outcome;
}
