import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpProgram } from '../http-program';
import { SUBGRAPH_NAMES, startSubgraphs } from './our-stacks';
import { graphqlBody, type StackKind } from './stack';
import { withoutRights } from './without-rights';

const SUPERGRAPH = join(__dirname, '../../../../schema/supergraph.graphql');
const STOCK_GATEWAY = join(__dirname, '../../gateway/peers/stock.js');
const STOCK_SUBGRAPH = join(__dirname, '../servers/stock-subgraph.js');

/** What our schema would run on without our gateway and subgraph runtime. */
export const stockStack: StackKind = {
  name: 'stock Apollo',
  what: '@apollo/gateway over three stock Apollo Servers with our schemas and resolvers',
  servesOurSchema: true,
  body: graphqlBody,
  start: async (settings) => {
    const subgraphs = await startSubgraphs(settings, {
      args: (name) => [STOCK_SUBGRAPH, name],
    });
    const file = join(settings.folder, 'stock-supergraph.graphql');
    await writeFile(file, await supergraphWith(subgraphs));
    const gateway = await HttpProgram.start({
      name: '@apollo/gateway',
      args: (port) => [STOCK_GATEWAY, file, String(port)],
      environment: { APOLLO_TELEMETRY_DISABLED: 'true' },
      processors: settings.processors,
    });
    return [...subgraphs, gateway];
  },
};

/** Our supergraph with the addresses of these subgraphs. */
async function supergraphWith(subgraphs: readonly HttpProgram[]): Promise<string> {
  let supergraph = withoutRights(await readFile(SUPERGRAPH, 'utf8'));
  for (const [index, name] of SUBGRAPH_NAMES.entries()) {
    supergraph = supergraph.replace(
      new RegExp(`(@join__graph\\(name: "${name}", url: )"[^"]*"`),
      `$1"${subgraphs[index]?.url}"`,
    );
  }
  return supergraph;
}
