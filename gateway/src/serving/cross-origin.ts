import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handler } from '@apogee/shared/http';
import cors from 'cors';

const PREFLIGHT_KEPT_S = 600;

/** Lets pages of these origins call a handler from a browser. No origins: only pages of the gateway itself may. */
export function allowOrigins(origins: readonly string[], handler: Handler): Handler {
  if (origins.length === 0) {
    return handler;
  }
  const middleware = cors({
    origin: [...origins],
    methods: ['GET', 'POST'],
    maxAge: PREFLIGHT_KEPT_S,
  });
  return async (request, response) => {
    if (await goesOn(middleware, request, response)) {
      await handler(request, response);
    }
  };
}

type Middleware = ReturnType<typeof cors>;

/** False when the middleware has answered: a preflight ends there. */
function goesOn(
  middleware: Middleware,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    response.once('close', () => resolve(false));
    middleware(request, response, (error?: Error) => {
      if (error === undefined) {
        resolve(true);
      } else {
        reject(error);
      }
    });
  });
}
