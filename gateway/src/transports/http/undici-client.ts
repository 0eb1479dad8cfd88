import { ANYONE } from '@apogee/shared/identity';
import { errors, Pool } from 'undici';
import { asAbortSignal } from '../call-signal';
import { ConnectionLost, MalformedResponse, ResponseTooLarge } from './failures';
import type { HttpClient, HttpClientSettings } from './http-client';
import { RequestBodies } from './request-text';

/** Sockets kept open to one subgraph. More requests than this wait for a free one. */
const MOST_CONNECTIONS = 64;

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

/** What our own client does not speak (TLS above all), and for whoever prefers it. */
export function undiciClient({ url, largestBodyBytes, authorize }: HttpClientSettings): HttpClient {
  const pool = new Pool(url.origin, {
    connections: MOST_CONNECTIONS,
    maxResponseSize: largestBodyBytes,
  });
  const bodies = new RequestBodies();
  return {
    post: async ({ operation, variables }, { caller = ANYONE, signal } = {}) => {
      const body = bodies.write(operation, variables).text;
      try {
        const response = await pool.request({
          path: url.pathname + url.search,
          method: 'POST',
          headers: {
            ...JSON_HEADERS,
            ...(authorize === null ? {} : { authorization: authorize(caller, body) }),
          },
          body,
          ...(signal === undefined ? {} : { signal: asAbortSignal(signal) }),
        });
        return { status: response.statusCode, body: await response.body.text() };
      } catch (error) {
        throw signal?.aborted === true ? signal.reason : asOwnFailure(error);
      }
    },
    close: () => pool.close(),
  };
}

function asOwnFailure(cause: unknown): Error {
  if (cause instanceof errors.ResponseExceededMaxSizeError) {
    return new ResponseTooLarge('a body is too large', { cause });
  }
  return cause instanceof errors.HTTPParserError
    ? new MalformedResponse('a response is not HTTP', { cause })
    : new ConnectionLost('the connection failed', { cause });
}
