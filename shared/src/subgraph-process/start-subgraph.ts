import type { DataSource, Logger as StatementLogger } from 'typeorm';
import type { Clock } from '../clock';
import {
  type Database,
  type InTransaction,
  prepareDatabase,
  requestDatabase,
  transactionsOf,
} from '../database';
import {
  type Asker,
  createSubgraphServer,
  resolveDirectly,
  type Subgraph,
  type SubgraphSchema,
} from '../graphql';
import { ANYONE, type Caller } from '../identity';
import type { Running } from '../lifecycle';
import type { Logger } from '../logger';

/** Told what a long start is doing, in sentences for a person. */
export type Report = (line: string) => void;

/** What a subgraph needs of its surroundings, in every run mode. */
export interface SubgraphDependencies {
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The log when omitted. */
  readonly report?: Report;
  /** Sees every SQL statement; nobody does when omitted. */
  readonly statementLogger?: StatementLogger;
}

/** Who asks, and the way to write. */
export interface RequestRights {
  readonly caller: Caller;
  readonly inTransaction: InTransaction;
}

/** What makes one subgraph different from another. */
export interface SubgraphParts {
  /** Also the name of its PostgreSQL schema. */
  readonly name: string;
  /** Not yet connected. */
  readonly dataSource: DataSource;
  readonly buildSchema: () => Promise<SubgraphSchema>;
  /** Called once per request, with the database as this request sees it: repositories and loaders live here. */
  readonly createContext: (database: Database, request: RequestRights) => object;
  /** Brings in what the subgraph cannot answer without. Safe at every start and with several replicas. */
  readonly loadReferenceData?: (report: Report) => Promise<void>;
  readonly loadSampleData: (report: Report) => Promise<void>;
  /** Begins what it does without being asked. Closed before the database is. */
  readonly beginWork?: () => Running;
}

/** Migrates a subgraph's schema, loads its reference data and makes it ready to answer. */
export async function startSubgraph(
  parts: SubgraphParts,
  { logger, report = (line) => logger.info(line) }: SubgraphDependencies,
): Promise<Subgraph> {
  const { name, dataSource } = parts;
  try {
    await prepareDatabase(dataSource, name);
    await parts.loadReferenceData?.(report);
    return await serve(parts, logger);
  } catch (error) {
    await closeIfOpen(dataSource);
    throw error;
  }
}

async function serve(parts: SubgraphParts, logger: Logger): Promise<Subgraph> {
  const { name, dataSource, loadSampleData } = parts;
  const { schema, resolvers } = await parts.buildSchema();
  resolveDirectly(schema, resolvers);
  const inTransaction = transactionsOf(dataSource);
  const createContext = ({ caller = ANYONE, signal }: Asker): object => ({
    ...parts.createContext(requestDatabase(dataSource, signal), { caller, inTransaction }),
    caller,
  });
  const server = await createSubgraphServer({ name, schema, createContext, logger });
  let work: Running | undefined;
  return {
    name,
    server,
    loadSampleData,
    begin: () => {
      work ??= parts.beginWork?.();
    },
    ready: async () => {
      await dataSource.query(`/* ${name}.ready */ select 1`);
    },
    close: async () => {
      await work?.close();
      await server.stop();
      await closeIfOpen(dataSource);
    },
  };
}

async function closeIfOpen(dataSource: DataSource): Promise<void> {
  if (dataSource.isInitialized) {
    await dataSource.destroy();
  }
}
