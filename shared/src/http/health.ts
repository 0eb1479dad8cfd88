import type { Handler } from './graphql-handler';
import { sendJson } from './responses';

/**
 * `/health/live` answers 200 while the process runs. `/health/ready` answers 200 when `ready` resolves,
 * 503 when it rejects: a load balancer then sends the traffic elsewhere. Reasons stay in the log.
 */
export function healthRoutes(ready: () => Promise<void>): Readonly<Record<string, Handler>> {
  return {
    '/health/live': (_, response) => {
      sendJson(response, 200, { status: 'live' });
      return Promise.resolve();
    },
    '/health/ready': async (_, response) => {
      const isReady = await ready().then(
        () => true,
        () => false,
      );
      sendJson(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready' });
    },
  };
}
