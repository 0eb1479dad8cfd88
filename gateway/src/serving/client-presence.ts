import type { IncomingMessage } from 'node:http';
import type { Handler } from '@apogee/shared/http';

/** Knows, for each request being answered, whether its client still waits. */
export class ClientPresence {
  private readonly signals = new WeakMap<IncomingMessage, AbortSignal>();

  /** Watches the clients of a handler. */
  watch(handler: Handler): Handler {
    return (request, response) => {
      const departure = new AbortController();
      response.once('close', () => {
        if (!response.writableFinished) {
          departure.abort();
        }
      });
      this.signals.set(request, departure.signal);
      return handler(request, response);
    };
  }

  /** Aborted when the client hangs up before it has its answer. */
  signalOf(request: IncomingMessage): { readonly signal?: AbortSignal } {
    const signal = this.signals.get(request);
    return signal === undefined ? {} : { signal };
  }
}
