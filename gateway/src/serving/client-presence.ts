import { setMaxListeners } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Handler } from '@apogee/shared/http';
import type { Asker } from '../control';

/** Knows, for each request being answered, whether its client still waits. */
export class ClientPresence {
  private readonly askers = new WeakMap<IncomingMessage, Required<Asker>>();

  /** Watches the clients of a handler. */
  watch(handler: Handler): Handler {
    return (request, response) => {
      const departure = new AbortController();
      response.once('close', () => {
        if (!response.writableFinished) {
          departure.abort();
        }
      });
      // One for each subgraph call under way.
      setMaxListeners(0, departure.signal);
      this.askers.set(request, {
        signal: departure.signal,
        abort: (reason) => departure.abort(reason),
      });
      return handler(request, response);
    };
  }

  /** Its signal is aborted when the client hangs up before it has its answer. */
  askerOf(request: IncomingMessage): Asker {
    return this.askers.get(request) ?? {};
  }
}
