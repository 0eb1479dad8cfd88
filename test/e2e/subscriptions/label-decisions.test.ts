import { sampleDatabase } from '@apogee/all-in-one/testing';
import type { TestDatabase } from '@apogee/shared/testing';
import { type Event, subscribe } from '../../../docs/clients/subscribe';
import { send } from '../../harness/client';
import { type Graph, startAllInOne, startDistributed } from '../../harness/graph';
import { CLIENTS } from './clients';

const FIELDS = `{
  cursor seq
  label {
    number
    subject { name firm { legalName establishments { commune { name departement { region { name } } } } } }
  }
}`;

interface Decided {
  readonly labelDecisions: {
    readonly cursor: string;
    readonly seq: number;
    readonly label: unknown;
  };
}

const name = expect.any(String) as string;
const holding = (members: object): unknown => expect.objectContaining(members);

/** Some clients ask for type names besides. */
const KNOWN = {
  subject: {
    firm: {
      legalName: expect.stringContaining('Démonstration') as string,
      establishments: expect.arrayContaining([
        holding({
          commune: holding({ name, departement: holding({ region: holding({ name }) }) }),
        }),
      ]) as unknown,
    },
  },
};

const MODES: Readonly<Record<string, typeof startAllInOne>> = {
  'one process': startAllInOne,
  'a process for each part': startDistributed,
};

describe.each(Object.entries(MODES))('label decisions, live, in %s', (_, start) => {
  let database: TestDatabase;
  let graph: Graph;
  let url: string;
  let first: string;

  beforeAll(async () => {
    database = await sampleDatabase();
    graph = await start({ DATABASE_URL: database.url });
    url = `${graph.url}/graphql`;
    const { data } = await send(graph.url, {
      query: '{ labelDecisionEvents(first: 1) { nodes { cursor } } }',
    });
    const { labelDecisionEvents } = data as {
      labelDecisionEvents: { nodes: readonly [{ cursor: string }] };
    };
    first = labelDecisionEvents.nodes[0].cursor;
  });

  afterAll(async () => {
    await graph?.[Symbol.asyncDispose]();
    await database?.drop();
  });

  it('come after a cursor without a hole, with firm, commune and region', async () => {
    const query = `subscription ($after: String) { labelDecisions(after: $after) ${FIELDS} }`;
    const events = subscribe<Decided>({ url, query, after: first });
    const received: Event<Decided>[] = [];
    for await (const event of events) {
      received.push(event);
      if (received.length === 5) {
        break;
      }
    }
    expect(received.map(({ data }) => data?.labelDecisions.seq)).toEqual([2, 3, 4, 5, 6]);
    expect(received.map(({ cursor }) => cursor)).toEqual(
      received.map(({ data }) => data?.labelDecisions.cursor),
    );
    expect(received[0]?.data?.labelDecisions.label).toMatchObject(KNOWN);
  });

  it.each(Object.entries(CLIENTS))('come to %s', async (__, subscribeWith) => {
    let tell: (data: unknown) => void;
    const came = new Promise<unknown>((resolve) => {
      tell = resolve;
    });
    const query = `subscription Live { labelDecisions(after: "${first}") ${FIELDS} }`;
    const subscribed = subscribeWith(url, query, (data) => tell(data));
    expect(await came).toMatchObject({ labelDecisions: { seq: 2, label: KNOWN } });
    await subscribed.leave();
  });
});
