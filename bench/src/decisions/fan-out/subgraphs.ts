import { setTimeout as wait } from 'node:timers/promises';
import { createSubgraphServer } from '@apogee/shared/graphql';
import { createLogger } from '@apogee/shared/logger';
import { serveSubgraph } from '@apogee/shared/subgraph-process';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { trusted } from '../../harness/trusted';
import { type Decision, DecisionLog } from './decision-log';
import { SUBGRAPHS, type SubgraphName } from './graph';
import type { PublishOrder } from './messages';

/**
 * The program that serves the three subgraphs, as processes of ours are served: signed calls, Server-Sent Events.
 * Its parent tells it how many decisions to publish, and how fast.
 */

const MANY = 500;
const logger = createLogger({ name: 'subgraphs', level: 'error', format: 'json' });
const log = new DecisionLog();

interface Identified {
  readonly id: string;
}

const RESOLVERS = {
  accreditation: {
    Subscription: {
      labelDecisions: {
        subscribe: (_: unknown, { after }: { after?: string | null }) =>
          log.readAfter(after == null ? null : Number(after)),
        resolve: (decision: Decision) => decision,
      },
    },
    LabelDecision: {
      cursor: ({ seq }: Decision) => String(seq),
      label: ({ seq }: Decision) => ({ id: `label-${seq % MANY}` }),
    },
    Label: {
      number: ({ id }: Identified) => `CNES-${id}`,
      status: () => 'IN_FORCE',
      subject: ({ id }: Identified) => ({ id: id.replace('label', 'product') }),
    },
  },
  catalogue: {
    Product: {
      __resolveReference: (product: Identified) => product,
      name: ({ id }: Identified) => `Émetteur de télémesure ${id}`,
      summary: () => 'Émetteur en bande S pour nanosatellites, qualifié en vol. '.repeat(3),
      firm: ({ id }: Identified) => ({
        id: id.replace('product', 'firm'),
        legalName: `Démonstration ${id}`,
      }),
    },
  },
  geo: {
    Firm: {
      __resolveReference: (firm: Identified) => firm,
      commune: () => ({
        code: '31555',
        name: 'Toulouse',
        region: { code: '76', name: 'Occitanie' },
      }),
    },
  },
};

async function serve(name: SubgraphName, secret: string): Promise<[SubgraphName, string]> {
  const schema = buildSubgraphSchema({
    typeDefs: parse(SUBGRAPHS[name]),
    resolvers: trusted<Record<string, Record<string, never>>>(RESOLVERS[name]),
  });
  const server = await createSubgraphServer({ name, schema, createContext: () => ({}), logger });
  const { url } = await serveSubgraph(
    { name, server, ready: () => Promise.resolve() },
    { HOST: '127.0.0.1', PORT: 0, SUBGRAPH_SECRET: [secret] },
    logger,
  );
  return [name, `${url}/graphql`];
}

/** Resolves to the number of decisions that there are then. */
async function publish({ count, perSecond }: PublishOrder): Promise<number> {
  const startedAt = performance.now();
  for (let published = 1; published <= count; published++) {
    log.append();
    const dueMs = perSecond === null ? 0 : (published / perSecond) * 1000;
    await wait(Math.max(0, startedAt + dueMs - performance.now()));
  }
  return log.length;
}

async function main(): Promise<void> {
  const secret = process.env['SUBGRAPH_SECRET'] ?? '';
  const names = trusted<SubgraphName[]>(Object.keys(SUBGRAPHS));
  const urls = await Promise.all(names.map((name) => serve(name, secret)));
  process.on('message', (order) => {
    void publish(trusted<PublishOrder>(order)).then((length) => process.send?.({ length }));
  });
  process.send?.({ urls });
}

void main();
