import type { ServerResponse } from 'node:http';
import type { Handler } from '@apogee/shared/http';
import compression from 'compression';

/** Below that it costs more time than it saves on the way: ordinary answers. Above are large pages and the schema. */
const WORTH_IT_BYTES = 32_768;

/**
 * Sends large answers compressed to clients that say they read that. To be put around what answers in one piece: the
 * events of a stream have to leave one by one.
 */
export function compressedAnswers(handle: Handler): Handler {
  const compress = compression({ threshold: WORTH_IT_BYTES, filter: isJson });
  return (request, response) => {
    if (request.headers['accept-encoding'] === undefined) {
      return handle(request, response);
    }
    return new Promise((resolve, reject) => {
      compress(request, response, () => {
        handle(request, response).then(resolve, reject);
      });
    });
  };
}

function isJson(_: unknown, response: ServerResponse): boolean {
  return /^application\/([\w.-]+\+)?json\b/.test(String(response.getHeader('content-type')));
}
