import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { send } from '../../harness/client';
import { ROOT } from '../../harness/program';
import { type GuardedGraph, startGuardedGraph } from './guarded-graph';
import { GUARDED_SUBGRAPHS } from './guarded-subgraphs';
import { type Cell, isRight, type MatrixFields, rightsMatrix } from './rights-matrix';

const OUR_SUBGRAPHS = Object.fromEntries(
  ['catalogue', 'accreditation', 'geo'].map((name) => [
    name,
    readFileSync(join(ROOT, `schema/${name}.graphql`), 'utf8'),
  ]),
);

async function cellsOf(graph: GuardedGraph, fields: MatrixFields): Promise<readonly Cell[]> {
  const query = getIntrospectionQuery();
  // What follows holds this process for seconds, after which a connection that was kept would be closed, unnoticed.
  const { data } = await send(graph.url, { query }, { connection: 'close' });
  const schema = buildClientSchema(data as unknown as IntrospectionQuery);
  return rightsMatrix(schema, graph.schemas, fields);
}

/** Some twenty thousand requests, each of an operation of its own. */
const OWN_GRAPH_TIMEOUT_MS = 600_000;

/** So many requests at a time. */
const LANES = 8;

async function wrongCells(graph: GuardedGraph, cells: readonly Cell[]): Promise<readonly object[]> {
  const wrong: object[] = [];
  const left = cells.values();
  const lane = async (): Promise<void> => {
    for (const cell of left) {
      const { role, subgraph, operation } = cell;
      const answer = await (subgraph === null
        ? graph.ask(role, operation)
        : graph.askSubgraph(role, subgraph, operation));
      if (!isRight(cell, answer)) {
        wrong.push({ ...cell, answer: answer.text });
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return wrong;
}

/** The figure that CI keeps in its log. */
function print(cells: readonly Cell[], wrong: readonly object[]): void {
  const fields = new Set(cells.map(({ coordinate }) => coordinate)).size;
  const right = cells.length - wrong.length;
  process.stdout.write(`rights matrix, ${fields} fields: ${right} cells right / ${cells.length}\n`);
}

describe('each role sees of each field, on each way to it, what it may and nothing else', () => {
  it('in a graph where everything is guarded that can be', async () => {
    await using graph = await startGuardedGraph(GUARDED_SUBGRAPHS);
    const cells = await cellsOf(graph, 'guarded');
    const wrong = await wrongCells(graph, cells);
    print(cells, wrong);
    expect(wrong).toEqual([]);
    expect(summary(cells)).toMatchSnapshot();
  });

  it(
    'in our own graph',
    async () => {
      await using graph = await startGuardedGraph(OUR_SUBGRAPHS);
      const cells = await cellsOf(graph, 'all');
      const wrong = await wrongCells(graph, cells);
      print(cells, wrong);
      expect(wrong).toEqual([]);
    },
    OWN_GRAPH_TIMEOUT_MS,
  );
});

/** How many cells there are of each way, so that none is lost unnoticed. */
function summary(cells: readonly Cell[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { way, subgraph } of cells) {
    const where = `${subgraph === null ? 'gateway' : 'subgraph'}, ${way}`;
    counts[where] = (counts[where] ?? 0) + 1;
  }
  return counts;
}
