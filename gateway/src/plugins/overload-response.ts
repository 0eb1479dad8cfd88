import { type GraphQLResponse, HeaderMap } from '@apollo/server';

export const RETRY_AFTER_SECONDS = 1;
export const OVERLOADED = {
  message: 'The gateway has more to do than it can; try again in a moment.',
  extensions: { code: 'GATEWAY_OVERLOADED' },
};

/** For an operation that was not begun because too many others are. */
export function overloadResponse(): GraphQLResponse {
  return {
    http: {
      status: 503,
      headers: new HeaderMap([['retry-after', String(RETRY_AFTER_SECONDS)]]),
    },
    body: { kind: 'single', singleResult: { errors: [OVERLOADED] } },
  };
}
