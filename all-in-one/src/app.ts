import { join } from 'node:path';
import { createAccreditation } from '@apogee/accreditation';
import { createCatalogue } from '@apogee/catalogue';
import {
  type AdmissionLimits,
  type ControlLimits,
  controlledTransport,
  type IdentitySettings,
  inProcessSubscriptions,
  inProcessTransport,
  loadSupergraph,
  readExampleOperations,
  readExplorerTexts,
  readWebSettings,
  type SubgraphTransport,
  startGateway,
  withSubscriptions,
} from '@apogee/gateway';
import { createGeo, type GeoDependencies } from '@apogee/geo';
import { type Clock, systemClock } from '@apogee/shared/clock';
import { openDatabase } from '@apogee/shared/database';
import type { Subgraph } from '@apogee/shared/graphql';
import { createLogger, type Logger, type LoggerSettings } from '@apogee/shared/logger';

/**
 * The composition root of the one-process mode, and the only place that knows everybody:
 * one database, three subgraphs, one gateway that calls them as functions.
 */

export interface AllInOneSettings {
  readonly host: string;
  readonly port: number;
  /** `null`: the embedded engine, in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly sampleData: boolean;
  /** Of the State's geocoding service. Omitted or null: none is asked. */
  readonly geocodingUrl?: string | null;
  readonly corsOrigins: readonly string[];
  readonly admission: AdmissionLimits;
  readonly control: ControlLimits;
  /** Whose access tokens are accepted. */
  readonly identity: IdentitySettings;
  /** The policy of trusted documents. Omitted or null: everybody's documents are executed. */
  readonly trustedDocumentsFile?: string | null;
  /** For what is asked for, field by field. Omitted or null: it is not recorded. */
  readonly usageFile?: string | null;
  /** Whether clients may see query plans. */
  readonly queryPlans: boolean;
  readonly clock?: Clock;
  readonly log: Omit<LoggerSettings, 'name'>;
  /** Told what a start is doing, in sentences for a person. */
  readonly report: (line: string) => void;
}

export interface AllInOne {
  readonly url: string;
  close(): Promise<void>;
}

const SUBGRAPHS: Readonly<Record<string, (dependencies: GeoDependencies) => Promise<Subgraph>>> = {
  catalogue: createCatalogue,
  accreditation: createAccreditation,
  geo: createGeo,
};

const SCHEMA_FOLDER = join(__dirname, '../../schema');
/** Who one can be while developing. */
export const IDENTITIES_FILE = join(SCHEMA_FOLDER, 'identities.json');

export async function startAllInOne(settings: AllInOneSettings): Promise<AllInOne> {
  const backend = await openBackend(settings);
  const logger = createLogger({ ...settings.log, name: 'gateway' });
  const gateway = await startGateway({
    host: settings.host,
    port: settings.port,
    supergraph: await loadSupergraph(join(SCHEMA_FOLDER, 'supergraph.graphql')),
    transports: inProcessTransports(backend.subgraphs, settings.control, logger),
    explorer: {
      ...readExplorerTexts(join(SCHEMA_FOLDER, 'explorer.json')),
      operations: await readExampleOperations(join(SCHEMA_FOLDER, 'operations')),
    },
    web: readWebSettings(join(SCHEMA_FOLDER, 'web.json')),
    corsOrigins: settings.corsOrigins,
    identity: settings.identity,
    admission: settings.admission,
    operations: settings.control.operations,
    streams: settings.control.streams,
    trustedDocumentsFile: settings.trustedDocumentsFile ?? null,
    usageFile: settings.usageFile ?? null,
    queryPlans: settings.queryPlans,
    logger,
  });
  for (const subgraph of backend.subgraphs) {
    subgraph.begin();
  }
  return {
    url: gateway.url,
    close: async () => {
      await gateway.close();
      await backend.close();
    },
  };
}

export interface Backend {
  readonly subgraphs: readonly Subgraph[];
  close(): Promise<void>;
}

/** The database and the three subgraphs over it, migrated and, if asked, with the sample data. */
export async function openBackend(
  settings: Pick<
    AllInOneSettings,
    'databaseUrl' | 'dataDir' | 'sampleData' | 'geocodingUrl' | 'clock' | 'log' | 'report'
  >,
): Promise<Backend> {
  const database = await openDatabase({
    databaseUrl: settings.databaseUrl,
    dataDir: settings.dataDir,
    onProgress: settings.report,
  });
  const subgraphs: Subgraph[] = [];
  for (const [name, create] of Object.entries(SUBGRAPHS)) {
    const logger: Logger = createLogger({ ...settings.log, name });
    const clock = settings.clock ?? systemClock;
    const subgraph = await create({
      databaseUrl: database.url,
      clock,
      logger,
      report: settings.report,
      geocodingUrl: settings.geocodingUrl ?? null,
    });
    subgraphs.push(subgraph);
    if (settings.sampleData) {
      await subgraph.loadSampleData(settings.report);
    }
  }
  return {
    subgraphs,
    close: async () => {
      await Promise.all(subgraphs.map((subgraph) => subgraph.close()));
      await database.close();
    },
  };
}

function inProcessTransports(
  subgraphs: readonly Subgraph[],
  { subgraphs: limits }: ControlLimits,
  logger: Logger,
): ReadonlyMap<string, SubgraphTransport> {
  const transportTo = (subgraph: Subgraph): SubgraphTransport => {
    const inProcess = inProcessTransport({
      execute: (request, asker) => subgraph.server.execute(request, asker),
      ready: () => subgraph.ready(),
    });
    const { name } = subgraph;
    return withSubscriptions(
      controlledTransport(inProcess, name, { limits, logger }),
      inProcessSubscriptions(name, subgraph.server),
    );
  };
  return new Map(subgraphs.map((subgraph) => [subgraph.name, transportTo(subgraph)]));
}
