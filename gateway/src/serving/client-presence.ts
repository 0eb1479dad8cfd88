import type { IncomingMessage } from 'node:http';
import type { Handler, HttpExchange } from '@apogee/shared/http';
import type { Asker } from '../control';
import { CallAbortion } from '../transports';

/** Why nobody waits any more: the client has closed its connection. */
class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** Knows, for each request being answered, whether its client still waits. */
export class ClientPresence {
  private readonly askers = new WeakMap<IncomingMessage, CallAbortion>();

  /** Watches the clients of a handler. */
  watch(handler: Handler): Handler {
    return (request, response) => {
      const departure = new CallAbortion();
      response.on('close', () => {
        if (!response.writableFinished) {
          departure.abort(new ClientGone());
        }
      });
      this.askers.set(request, departure);
      return handler(request, response);
    };
  }

  /** Its signal is aborted when the client hangs up before it has its answer. */
  askerOf({ request, caller }: Pick<HttpExchange, 'request' | 'caller'>): Asker {
    const signal = this.askers.get(request);
    return signal === undefined ? { caller } : { caller, signal };
  }
}
