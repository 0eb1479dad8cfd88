import type { HttpExchange } from '@apogee/shared/http';
import type { Asker } from '../control';
import { CallAbortion } from '../transports';

/** Why nobody waits any more: the client has closed its connection. */
class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** Its signal is aborted when the client hangs up before it has its answer. To be asked for once for an exchange. */
export function askerOf({ response, caller }: Pick<HttpExchange, 'response' | 'caller'>): Asker {
  const signal = new CallAbortion();
  const leave = (): void => {
    if (!response.writableFinished) {
      signal.abort(new ClientGone());
    }
  };
  if (response.destroyed) {
    leave();
  } else {
    response.on('close', leave);
  }
  return { caller, signal };
}
