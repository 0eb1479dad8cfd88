import { type RunningHttpServer, sendJson, startHttpServer } from '@apogee/shared/http';
import { createLogger } from '@apogee/shared/logger';
import { allowOrigins } from './cross-origin';

const FRIEND = 'https://front.example';
const ALLOWED = 'access-control-allow-origin';

describe('a page of another origin', () => {
  let server: RunningHttpServer;

  beforeAll(async () => {
    server = await startHttpServer({
      host: '127.0.0.1',
      port: 0,
      logger: createLogger({ name: 'test', level: 'silent', format: 'json' }),
      routes: {
        '/graphql': allowOrigins([FRIEND], (_, response) => {
          sendJson(response, 200, { data: null });
          return Promise.resolve();
        }),
      },
    });
  });

  afterAll(() => server.close());

  it.each([
    [FRIEND, FRIEND],
    ['https://stranger.example', null],
    ['null', null],
    [`${FRIEND}.stranger.example`, null],
  ])('from %s is allowed as %s', async (origin, allowed) => {
    for (const method of ['POST', 'OPTIONS']) {
      const response = await fetch(`${server.url}/graphql`, {
        method,
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      expect([method, response.headers.get(ALLOWED)]).toEqual([method, allowed]);
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });
});
