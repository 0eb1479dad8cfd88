import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type AddressGuard, AddressRefused } from './address.guard';
import { type AttemptOutcome, failedFor, WebhookFault } from './attempt-outcome';
import { retryAfterMs } from './retry-policy';

interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a request once. Never rejects: what goes wrong is the outcome. */
export type SendWebhook = (request: WebhookRequest, signal: AbortSignal) => Promise<AttemptOutcome>;

export interface SenderSettings {
  readonly guard: AddressGuard;
  /** From the question for the name to the receiver's status. */
  readonly timeoutMs: number;
}

/** What a receiver says beyond its status is not read; so much of it is let pass before the connection is cut. */
const MOST_ANSWER_BYTES = 65_536;
const MOST_HEADER_BYTES = 16_384;

/**
 * Posts messages: to addresses that the guard allows, over a connection of its own, following no redirect and no
 * proxy, within a time.
 */
export function createSender({ guard, timeoutMs }: SenderSettings): SendWebhook {
  return async (request, signal) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const ending = AbortSignal.any([timeout, signal]);
    try {
      const url = new URL(request.url);
      const addresses = await orAborted(guard.addressesOf(url), ending);
      const { statusCode = 0, headers } = await post({ ...request, url, addresses }, ending);
      const waitMs = retryAfterMs(headers['retry-after'], new Date());
      return { status: statusCode, fault: null, retryAfterMs: waitMs };
    } catch (error) {
      return failedFor(timeout.aborted ? WebhookFault.TIMEOUT : faultOf(error));
    }
  };
}

interface CheckedRequest extends Omit<WebhookRequest, 'url'> {
  readonly url: URL;
  readonly addresses: readonly string[];
}

function post(
  { url, addresses, headers, body }: CheckedRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const open = url.protocol === 'https:' ? requestHttps : requestHttp;
  const request = open(url, {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    agent: false,
    lookup: answerWith(addresses),
    maxHeaderSize: MOST_HEADER_BYTES,
    signal,
  });
  request.end(body);
  return answerTo(request);
}

function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    // After an answer this changes nothing; a connection that is closed without one says no more than that.
    request.on('close', () => reject(new Error('The connection was closed without an answer.')));
    request.on('response', (response) => {
      discard(response);
      resolve(response);
    });
  });
}

function discard(response: IncomingMessage): void {
  let bytes = 0;
  response.on('error', () => undefined);
  response.on('data', ({ length }: Buffer) => {
    bytes += length;
    if (bytes > MOST_ANSWER_BYTES) {
      response.destroy();
    }
  });
}

/** The connection goes to the addresses that were checked: the name is not asked for again. */
function answerWith(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_, { all }, callback) => {
    if (all === true) {
      callback(null, found);
    } else {
      callback(null, found[0]?.address ?? '', found[0]?.family);
    }
  };
}

/** What cannot be cancelled is not waited for any longer. */
function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('It was given up.'));
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|EPROTO|HOSTNAME_)/;
const NAME_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENODATA']);

function faultOf(error: unknown): WebhookFault {
  if (error instanceof AddressRefused) {
    return WebhookFault.ADDRESS_REFUSED;
  }
  const code = codeOf(error);
  if (NAME_CODES.has(code)) {
    return WebhookFault.NAME_NOT_RESOLVED;
  }
  return TLS_CODE.test(code) ? WebhookFault.TLS_FAILED : WebhookFault.CONNECTION_FAILED;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
