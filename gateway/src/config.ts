import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig, variables } from '@apogee/shared/config';
import { ConfigurationError } from '@apogee/shared/errors';
import type { LoggerSettings } from '@apogee/shared/logger';
import { type AdmissionLimits, admissionLimits, admissionVariables } from './admission';
import {
  type ControlLimits,
  controlLimits,
  controlVariables,
  httpSettings,
  httpVariables,
} from './control-variables';
import type { IdentitySettings } from './identity';
import { identitySettings, identityVariables } from './identity-variables';
import type { HttpSettings } from './transports';

export const USAGE = `Usage: npm run start:gateway -- [options]

  --supergraph FILE     composed Federation 2 supergraph to serve (default: schema/supergraph.graphql)
  --subgraph NAME=URL   address of a subgraph, instead of the one in the file; may be repeated
  --operations DIR      worked examples for the explorer (default: the folder "operations" beside the file)
  --web FILE            resources and pages to serve beside the graph (default: web.json beside the file)
  --title TEXT          name shown by the explorer (default: the "title" of explorer.json beside the file)
  --help                this text

The supergraph file is watched: a new valid one is served without a restart and without a failed request,
any other is refused with a line in the log. SIGHUP reads the file at once.

Environment: HOST, PORT, CORS_ORIGINS, OPERATION_TIMEOUT_MS, MAX_OPERATIONS, MAX_WAITING_OPERATIONS,
MAX_SUBSCRIPTIONS, MAX_SUBSCRIPTIONS_PER_CALLER, SUBGRAPH_TIMEOUT_MS, SUBGRAPH_MAX_CALLS, SUBGRAPH_CIRCUIT_FAILURES, SUBGRAPH_CIRCUIT_OPEN_MS, SUBGRAPH_HTTP_CLIENT,
SUBGRAPH_MAX_ANSWER_BYTES, SUBGRAPH_DEDUPLICATION, SUBGRAPH_EVENTS, COST_BUDGET, MAX_TOKENS, MAX_DEPTH, MAX_FIELDS,
MAX_ROOT_FIELDS, MAX_ALIASES, QUERY_PLANS, TRUSTED_DOCUMENTS, USAGE_FILE, JWKS_URL, JWT_ISSUER, JWT_AUDIENCE, DEVELOPMENT_ISSUER,
SUBGRAPH_SECRET, LOG_LEVEL, LOG_FORMAT.`;

export interface GatewayConfig {
  readonly host: string;
  readonly port: number;
  readonly supergraphFile: string;
  readonly subgraphUrls: ReadonlyMap<string, URL>;
  readonly operationsFolder: string;
  readonly webFile: string;
  readonly title: string | null;
  readonly corsOrigins: readonly string[];
  readonly control: ControlLimits;
  readonly http: HttpSettings;
  readonly admission: AdmissionLimits;
  /** Whose access tokens are accepted. */
  readonly identity: IdentitySettings;
  /** With which calls to subgraphs are signed; `null`: they are not. */
  readonly subgraphSecret: string | null;
  /** How subgraphs are subscribed to. */
  readonly subgraphEvents: 'event-stream' | 'websocket';
  /** The policy of trusted documents; `null`: everybody's documents are executed. */
  readonly trustedDocumentsFile: string | null;
  /** For what is asked for, field by field; `null`: it is not recorded. */
  readonly usageFile: string | null;
  /** Whether clients may see query plans. */
  readonly queryPlans: boolean;
  readonly logLevel: LoggerSettings['level'];
  readonly logFormat: LoggerSettings['format'];
}

const DEFAULT_SUPERGRAPH = 'schema/supergraph.graphql';

/** Flags come first, then the environment. Throws `ConfigurationError` naming the wrong one. */
export async function readGatewayConfig(args: readonly string[]): Promise<GatewayConfig> {
  const flags = readFlags(args);
  const environment = readConfig(
    {
      HOST: variables.host,
      PORT: variables.port(4000),
      CORS_ORIGINS: variables.origins,
      ...controlVariables,
      ...httpVariables,
      ...admissionVariables,
      ...identityVariables,
      SUBGRAPH_SECRET: variables.subgraphSecrets,
      TRUSTED_DOCUMENTS: variables.optionalText,
      USAGE_FILE: variables.optionalText,
      QUERY_PLANS: variables.flag(false),
      LOG_LEVEL: variables.logLevel,
      LOG_FORMAT: variables.logFormat,
    },
    process.env,
  );
  const subgraphSecret = environment.SUBGRAPH_SECRET[0] ?? null;
  const supergraphFile = resolve(flags.supergraph ?? DEFAULT_SUPERGRAPH);
  return {
    host: environment.HOST,
    port: environment.PORT,
    supergraphFile,
    subgraphUrls: new Map((flags.subgraph ?? []).map(readSubgraphUrl)),
    operationsFolder:
      flags.operations === undefined
        ? join(dirname(supergraphFile), 'operations')
        : existingFolder(flags.operations),
    webFile:
      flags.web === undefined ? join(dirname(supergraphFile), 'web.json') : existingFile(flags.web),
    title: flags.title ?? null,
    corsOrigins: environment.CORS_ORIGINS,
    control: controlLimits(environment),
    http: httpSettings(environment),
    admission: admissionLimits(environment),
    identity: await identitySettings(environment, {
      host: environment.HOST,
      identitiesFile: join(dirname(supergraphFile), 'identities.json'),
    }),
    subgraphSecret,
    // Subgraphs that want signed calls are ours; most others speak WebSocket.
    subgraphEvents:
      environment.SUBGRAPH_EVENTS ?? (subgraphSecret === null ? 'websocket' : 'event-stream'),
    trustedDocumentsFile: environment.TRUSTED_DOCUMENTS,
    usageFile: environment.USAGE_FILE,
    queryPlans: environment.QUERY_PLANS,
    logLevel: environment.LOG_LEVEL,
    logFormat: environment.LOG_FORMAT,
  };
}

interface Flags {
  readonly supergraph?: string | undefined;
  readonly subgraph?: string[] | undefined;
  readonly operations?: string | undefined;
  readonly web?: string | undefined;
  readonly title?: string | undefined;
}

function readFlags(args: readonly string[]): Flags {
  try {
    return parseArgs({
      args: [...args],
      options: {
        supergraph: { type: 'string' },
        subgraph: { type: 'string', multiple: true },
        operations: { type: 'string' },
        web: { type: 'string' },
        title: { type: 'string' },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    throw new ConfigurationError(`${reason} (try --help)`);
  }
}

function readSubgraphUrl(pair: string): [string, URL] {
  const at = pair.indexOf('=');
  const name = pair.slice(0, at);
  const address = pair.slice(at + 1);
  if (at <= 0 || !isHttpUrl(address)) {
    throw new ConfigurationError(`--subgraph: expected NAME=http://host:port/path, not ${pair}`);
  }
  return [name, new URL(address)];
}

function existingFolder(path: string): string {
  if (!existsSync(path)) {
    throw new ConfigurationError(`--operations: there is no folder ${path}`);
  }
  return resolve(path);
}

function existingFile(path: string): string {
  if (!existsSync(path)) {
    throw new ConfigurationError(`--web: there is no file ${path}`);
  }
  return resolve(path);
}

export function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
