import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands before a receiver: lets connections through, or holds the next one before a byte of it has passed. */
export interface Gate {
  readonly url: string;
  /** Resolves when somebody has connected and is held; who comes after him is held as well. */
  holdNext(): Promise<void>;
  /** Lets through who comes from now on. Who was held stays held. */
  open(): void;
  close(): Promise<void>;
}

export async function openGate(port: number): Promise<Gate> {
  const sockets = new Set<Socket>();
  let hold: (() => void) | null = null;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (hold !== null) {
      hold();
      return;
    }
    const behind = connect(port, '127.0.0.1');
    sockets.add(behind);
    behind.on('error', () => undefined);
    socket.pipe(behind).pipe(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    holdNext: () =>
      new Promise((resolve) => {
        hold = resolve;
      }),
    open: () => {
      hold = null;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) {
          socket.destroy();
        }
      }),
  };
}
