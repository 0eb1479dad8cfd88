import { sampleDatabase } from '@apogee/all-in-one/testing';
import type { TestDatabase } from '@apogee/shared/testing';
import { type Operation, send } from '../../harness/client';
import { readExamples, withoutFreshness } from '../../harness/examples';
import { type Graph, startAllInOne, startDistributed } from '../../harness/graph';

/** The whole body as it was written, which must hold no error. */
async function bodyOf(graph: Graph, operation: Operation): Promise<string> {
  const answer = await send(graph.url, operation);
  expect(answer.errors).toBeUndefined();
  return answer.text;
}

describe('one process and four', () => {
  let database: TestDatabase;
  let inOne: Graph;
  let distributed: Graph;

  beforeAll(async () => {
    database = await sampleDatabase();
    const env = { DATABASE_URL: database.url };
    inOne = await startAllInOne(env);
    distributed = await startDistributed(env);
  });

  afterAll(async () => {
    await inOne?.[Symbol.asyncDispose]();
    await distributed?.[Symbol.asyncDispose]();
    await database?.drop();
  });

  it('answer every worked example with the same bytes', async () => {
    for (const example of await readExamples()) {
      const bodies = await Promise.all([distributed, inOne].map((graph) => bodyOf(graph, example)));
      const [apart, together] = bodies.map(withoutFreshness);
      expect(apart).toBe(together);
    }
  });

  it('are live and ready once they print their address', async () => {
    for (const { url } of [inOne, distributed]) {
      expect((await fetch(`${url}/health/live`)).status).toBe(200);
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    }
  });

  it('lose only the fields of a subgraph that was killed, and say so without an address', async () => {
    const geo = distributed.programs[2];
    await geo?.kill('SIGKILL');

    const answer = await send(distributed.url, {
      query: `{ firm(siren: "999000011") { legalName establishments { id commune { name } } } }`,
    });

    expect(answer.data).toMatchObject({
      firm: {
        legalName: expect.stringContaining('Démonstration') as string,
        establishments: [{ commune: null }],
      },
    });
    expect(answer.errors?.map(({ extensions }) => extensions?.['code'])).toContain(
      'SUBGRAPH_UNAVAILABLE',
    );
    expect(answer.text).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|node_modules/);
    expect((await fetch(`${distributed.url}/health/ready`)).status).toBe(503);
    expect((await fetch(`${distributed.url}/health/live`)).status).toBe(200);
  });
});
