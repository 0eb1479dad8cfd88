import type { IncomingMessage } from 'node:http';
import { acceptsEventStream, type ExchangeSettings, sendJson } from '@apogee/shared/http';
import type { Identify } from '../../identity';
import { statedClient, type TrustedDocuments } from '../../trusted-documents';
import { IdentityWatch } from '../identity-watch';
import type { AskedOperation, RunOperation } from '../operations';
import { askedOperation, changesSomething } from './asked-operation';
import { EVENT_STREAM_WIRE } from './event-stream-wire';
import { acceptsMultipart, MULTIPART_WIRE } from './multipart-wire';
import { StreamClient } from './stream-client';
import type { StreamWire } from './stream-wire';

export interface ClientStreamsSettings {
  readonly run: RunOperation;
  readonly identify: Identify;
  /** The documents that ids stand for. Omitted: none. */
  readonly documents?: TrustedDocuments | undefined;
}

/** A link is short. */
const MOST_TOKENS = 15_000;

const NO_REQUEST = {
  message: 'The request holds no GraphQL operation: send one as JSON, or in the address of a GET.',
  extensions: { code: 'BAD_REQUEST' },
};
const CLOSING = {
  message: 'The gateway is stopping; connect again.',
  extensions: { code: 'SUBSCRIPTION_INTERRUPTED' },
};
/** As `graphql-sse` reserves and leaves a stream for several operations: see docs/subscriptions.md. */
const NO_RESERVATION = {
  message: 'A stream holds one operation: ask for it with POST or GET.',
  extensions: { code: 'BAD_REQUEST' },
};
const NO_MUTATION = {
  message: 'A GET must not change anything: send a mutation with POST.',
  extensions: { code: 'BAD_REQUEST' },
};

/** Clients that get many answers in one HTTP response: Server-Sent Events, or the multipart protocol of Apollo's clients. */
export class ClientStreams {
  private readonly settings: ClientStreamsSettings;
  private readonly clients = new Set<StreamClient>();
  private isClosing = false;

  constructor(settings: ClientStreamsSettings) {
    this.settings = settings;
  }

  /** Whether a client asks for answers in that form. */
  readonly isAskedFor = (request: IncomingMessage): boolean => wireFor(request) !== null;

  readonly respond: ExchangeSettings['respond'] = async (body, exchange) => {
    const { request, response, caller } = exchange;
    const wire = wireFor(request);
    const asked = wire && askedOperation(body, request);
    if (request.method !== 'GET' && request.method !== 'POST') {
      response.setHeader('allow', 'GET, POST');
      sendJson(response, 405, { errors: [NO_RESERVATION] });
    } else if (wire === null || asked === null) {
      sendJson(response, 400, { errors: [NO_REQUEST] });
    } else if (request.method === 'GET' && changesSomething(this.textOf(asked), MOST_TOKENS)) {
      response.setHeader('allow', 'POST');
      sendJson(response, 405, { errors: [NO_MUTATION] });
    } else if (this.isClosing) {
      response.setHeader('retry-after', '1');
      sendJson(response, 503, { errors: [CLOSING] });
    } else {
      const resumeAfter = lastEvent(request);
      const stated = statedClient(request.headers);
      const client = new StreamClient({ response, wire, caller, stated, resumeAfter });
      await this.answer(asked, client, request);
    }
  };

  /** Ends all streams. None begins from now on. */
  close(): void {
    this.isClosing = true;
    for (const client of this.clients) {
      client.interrupt();
    }
  }

  private textOf(asked: AskedOperation): string {
    const { documents } = this.settings;
    return documents?.textOf(asked) ?? asked.query;
  }

  private async answer(
    asked: AskedOperation,
    client: StreamClient,
    request: IncomingMessage,
  ): Promise<void> {
    this.clients.add(client);
    const watch = await this.watch(client, request);
    try {
      await this.settings.run(asked, client);
      client.complete();
    } finally {
      watch.close();
      this.clients.delete(client);
    }
  }

  private async watch(client: StreamClient, { headers }: IncomingMessage): Promise<IdentityWatch> {
    const { authorization } = headers;
    const identified = await this.settings.identify(authorization);
    return new IdentityWatch(this.settings.identify, { ...identified, authorization }, (reason) =>
      client.dismiss([{ message: reason.message, extensions: { code: reason.code } }]),
    );
  }
}

function wireFor({ headers: { accept } }: IncomingMessage): StreamWire | null {
  if (acceptsEventStream(accept)) {
    return EVENT_STREAM_WIRE;
  }
  return acceptsMultipart(accept) ? MULTIPART_WIRE : null;
}

/** Browsers send it when they connect again; programs may whenever they know where they were. */
function lastEvent({ headers }: IncomingMessage): string | null {
  const id = headers['last-event-id'];
  return typeof id === 'string' && id !== '' ? id : null;
}
