import { setMaxListeners } from 'node:events';
import { asGraphQLRequest, type SubgraphServer } from '../graphql';
import {
  COMPLETE_EVENT,
  EVENT_STREAM,
  type ExchangeSettings,
  nextEvent,
  StreamedResponse,
  sendJson,
} from '../http';
import { untilAborted } from '../lifecycle';
import type { Logger } from '../logger';

const NO_REQUEST = {
  message: 'The body is no GraphQL request.',
  extensions: { code: 'BAD_REQUEST' },
};

/**
 * Answers subscriptions of the gateway as Server-Sent Events, one request for each: the call is signed as any other,
 * and the subgraph reads events no faster than the gateway takes them.
 */
export class EventStreams {
  private readonly server: SubgraphServer;
  private readonly logger: Logger;
  private readonly closing = new AbortController();

  constructor(server: SubgraphServer, logger: Logger) {
    this.server = server;
    this.logger = logger;
    setMaxListeners(0, this.closing.signal);
  }

  readonly respond: ExchangeSettings['respond'] = async (body, { response, caller }) => {
    const asked = asGraphQLRequest(body);
    if (asked === null) {
      sendJson(response, 400, { errors: [NO_REQUEST] });
      return;
    }
    const departure = new AbortController();
    response.once('close', () => departure.abort());
    const signal = AbortSignal.any([departure.signal, this.closing.signal]);
    const opened = await this.server.subscribe(asked, { caller, signal });
    const stream = new StreamedResponse(response, EVENT_STREAM);
    try {
      if (Symbol.asyncIterator in opened) {
        for await (const event of untilAborted(opened, signal)) {
          await stream.write(nextEvent(JSON.stringify(event)));
        }
      } else {
        await stream.write(nextEvent(JSON.stringify(opened)));
      }
      // A stream that is cut short has no last event: the gateway opens it again, elsewhere perhaps.
      stream.end(signal.aborted ? '' : COMPLETE_EVENT);
    } catch (err) {
      this.logger.error({ err }, 'a subscription failed');
      stream.end();
    }
  };

  /** Ends all of them, and those that are opened from now on. */
  close(): void {
    this.closing.abort();
  }
}
