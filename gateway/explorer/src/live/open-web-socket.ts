import { createClient } from 'graphql-ws';
import { messageOf } from '../graph/message-of';
import type { OpenStream } from './live-stream';

interface Socket {
  readonly address: string;
  /** As the reader typed them: an access token among them. */
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Opens subscriptions over a WebSocket of their own. A lost one is not opened again: that would begin anew. */
export function openWebSocket({ address, headers }: Socket): OpenStream {
  return (operation, { next, end }) => {
    const client = createClient({ url: address, connectionParams: headers, retryAttempts: 0 });
    const finish = (reason: string | null): void => {
      end(reason);
      void client.dispose();
    };
    client.subscribe<unknown>(operation, {
      next,
      error: (error) => finish(reasonOf(error)),
      complete: () => finish(null),
    });
    return () => void client.dispose();
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof CloseEvent) {
    return `${error.code} ${error.reason}`.trim();
  }
  return Array.isArray(error) ? error.map(messageOf).join('; ') : messageOf(error);
}
