import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accreditationSdl } from '@apogee/accreditation';
import { catalogueSdl } from '@apogee/catalogue';
import { geoSdl } from '@apogee/geo';
import { composeServices } from '@apollo/composition';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import { asyncApiText } from './asyncapi';

/** Writes `schema/`: what each subgraph's code says, the supergraph composed of it, the API that clients see, and the events. */

interface SubgraphSource {
  readonly name: string;
  /** Where the subgraph listens unless a gateway is told otherwise. */
  readonly url: string;
  readonly sdl: string;
}

const SCHEMA_FOLDER = join(__dirname, '../../schema');

async function readSubgraphs(): Promise<readonly SubgraphSource[]> {
  return [
    { name: 'catalogue', url: 'http://127.0.0.1:4001/graphql', sdl: await catalogueSdl() },
    { name: 'accreditation', url: 'http://127.0.0.1:4002/graphql', sdl: await accreditationSdl() },
    { name: 'geo', url: 'http://127.0.0.1:4003/graphql', sdl: await geoSdl() },
  ];
}

function compose(subgraphs: readonly SubgraphSource[]): { supergraph: string; api: string } {
  const result = composeServices(
    subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (result.errors !== undefined) {
    throw new Error(result.errors.map((error) => error.message).join('\n'));
  }
  for (const hint of result.hints.filter((one) => !isAboutNodes(one))) {
    process.stdout.write(`hint: ${hint.message}\n`);
  }
  const api = result.schema.toAPISchema().toGraphQLJSSchema();
  return { supergraph: result.supergraphSdl, api: printSchema(lexicographicSortSchema(api)) };
}

type Hint = NonNullable<ReturnType<typeof composeServices>['hints']>[number];

/** No subgraph finds the nodes of another, and none needs to: our gateway asks each (ADR 40). */
function isAboutNodes({ definition, coordinate }: Hint): boolean {
  return (
    definition.code === 'INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN' &&
    (coordinate === 'Query.node' || coordinate === 'Query.nodes')
  );
}

async function main(): Promise<void> {
  const subgraphs = await readSubgraphs();
  const { supergraph, api } = compose(subgraphs);
  const files = [
    ...subgraphs.map(({ name, sdl }) => [`${name}.graphql`, sdl] as const),
    ['supergraph.graphql', supergraph] as const,
    ['api.graphql', api] as const,
    ['asyncapi.json', asyncApiText()] as const,
  ];
  await mkdir(SCHEMA_FOLDER, { recursive: true });
  for (const [name, text] of files) {
    await writeFile(join(SCHEMA_FOLDER, name), `${text.trimEnd()}\n`);
    process.stdout.write(`schema/${name}\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
