import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigurationError } from '@apogee/shared/errors';
import type { RunningHttpServer } from '@apogee/shared/http';
import { createLogger } from '@apogee/shared/logger';
import { startGateway } from './app';
import type { GatewayConfig } from './config';
import { readExampleOperations } from './serving/example-operations';
import { loadSupergraph, type Supergraph } from './supergraph';
import { httpTransport, type SubgraphTransport } from './transports';

/** The gateway as a program of its own: a supergraph file, and subgraphs over HTTP. */
export async function startStandAlone(config: GatewayConfig): Promise<RunningHttpServer> {
  const logger = createLogger({
    name: 'gateway',
    level: config.logLevel,
    format: config.logFormat,
  });
  const supergraph = await loadSupergraph(config.supergraphFile);
  const gateway = await startGateway({
    host: config.host,
    port: config.port,
    supergraph,
    transports: httpTransports(supergraph, config),
    explorer: {
      title: config.title ?? titleBeside(config.supergraphFile),
      operations: await readExampleOperations(config.operationsFolder),
    },
    corsOrigins: config.corsOrigins,
    logger,
  });
  logger.info({ explorer: `${gateway.url}/`, graph: `${gateway.url}/graphql` }, 'listening');
  return gateway;
}

function httpTransports(
  supergraph: Supergraph,
  config: GatewayConfig,
): ReadonlyMap<string, SubgraphTransport> {
  const names = [...supergraph.subgraphUrls.keys()];
  for (const name of config.subgraphUrls.keys()) {
    if (!names.includes(name)) {
      throw new ConfigurationError(
        `--subgraph: the supergraph has no "${name}", only ${names.join(', ')}`,
      );
    }
  }
  return new Map(
    [...supergraph.subgraphUrls].map(([name, written]) => [
      name,
      httpTransport({
        name,
        url: config.subgraphUrls.get(name) ?? parseUrl(name, written),
        timeoutMs: config.subgraphTimeoutMs,
      }),
    ]),
  );
}

function parseUrl(name: string, written: string): URL {
  if (!URL.canParse(written)) {
    throw new ConfigurationError(
      `--subgraph: no address is known for "${name}", give --subgraph ${name}=URL`,
    );
  }
  return new URL(written);
}

/** `explorer.json` beside a supergraph file may hold its title. */
function titleBeside(supergraphFile: string): string {
  const path = join(dirname(supergraphFile), 'explorer.json');
  const settings: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
  return typeof settings === 'object' && settings !== null && 'title' in settings
    ? String(settings.title)
    : 'GraphQL explorer';
}
