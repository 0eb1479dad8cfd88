import { sampleDatabase } from '@apogee/all-in-one/testing';
import type { TestDatabase } from '@apogee/shared/testing';
import { ask, send } from '../../harness/client';
import { type Graph, startAllInOne, startDistributed } from '../../harness/graph';
import { type Issuer, startIssuer } from '../../harness/issuer';

const LONGEST_MS = 1_000;
/** An active label of the sample data that ends in 2028 or later. */
const LABEL = 'DEMO-2025-0009';

const MODES: Readonly<Record<string, typeof startAllInOne>> = {
  'one process': startAllInOne,
  'a process for each part': startDistributed,
};

const SUBJECT =
  'query ($number: ID!) { label(number: $number) { subject { id name(locale: FR) } } }';
interface Subject {
  readonly label: { readonly subject: { readonly id: string; readonly name: string } };
}

const LABELLED = `query ($text: String!) {
  search(text: $text, filter: { labelledOnly: true }) { nodes { ... on Labelable { id } } }
}`;
interface Labelled {
  readonly search: { readonly nodes: readonly { readonly id: string }[] };
}

const CHANGES = {
  suspend: `mutation ($input: SuspendLabelInput!) {
    answer: suspendLabel(input: $input) { label { status } userErrors { code } }
  }`,
  reinstate: `mutation ($input: LabelChangeInput!) {
    answer: reinstateLabel(input: $input) { label { status } userErrors { code } }
  }`,
} as const;

describe.each(Object.entries(MODES))('labelled results, in %s', (mode, start) => {
  let database: TestDatabase;
  let issuer: Issuer;
  let graph: Graph;
  let subject: Subject['label']['subject'];

  beforeAll(async () => {
    database = await sampleDatabase();
    issuer = await startIssuer();
    const env = { DATABASE_URL: database.url };
    graph =
      start === startDistributed
        ? await startDistributed(env, issuer.env)
        : await start({ ...env, ...issuer.env });
    const { label } = await ask<Subject>(graph.url, {
      query: SUBJECT,
      variables: { number: LABEL },
    });
    subject = label.subject;
  });

  afterAll(async () => {
    await graph?.[Symbol.asyncDispose]();
    await issuer?.[Symbol.asyncDispose]();
    await database?.drop();
  });

  async function isLabelled(): Promise<boolean> {
    const { search } = await ask<Labelled>(graph.url, {
      query: LABELLED,
      variables: { text: subject.name },
    });
    return search.nodes.some(({ id }) => id === subject.id);
  }

  /** Asks until it is so; the test's own time limit ends it. */
  async function become(wanted: boolean): Promise<void> {
    while ((await isLabelled()) !== wanted);
  }

  async function change(name: keyof typeof CHANGES, expectedVersion: number): Promise<void> {
    const authorization =
      (await issuer.authorizationAs('CHAIR', { person: 'per-demo-chair' })) ?? '';
    const grounds = [{ fr: 'Anomalie en vol' }];
    const input = { number: LABEL, expectedVersion, idempotencyKey: name, grounds };
    const { data } = await send(
      graph.url,
      { query: CHANGES[name], variables: { input } },
      { authorization },
    );
    const status = name === 'suspend' ? 'SUSPENDED' : 'ACTIVE';
    expect(data).toEqual({ answer: { label: { status }, userErrors: [] } });
  }

  it('lose what is suspended, and get it back when it is reinstated, within a second', async () => {
    await become(true);
    const took: number[] = [];
    for (const [name, version, labelled] of [
      ['suspend', 1, false],
      ['reinstate', 2, true],
    ] as const) {
      await change(name, version);
      const decided = performance.now();
      await become(labelled);
      took.push(performance.now() - decided);
    }
    process.stdout.write(
      `labelled results in ${mode}: suspended ${took[0]?.toFixed(0)} ms, reinstated ${took[1]?.toFixed(0)} ms after the answer\n`,
    );
    expect(Math.max(...took)).toBeLessThan(LONGEST_MS);
  });
});
