import type { DataSource, Logger as StatementLogger } from 'typeorm';
import type { Clock } from '../clock';
import {
  type Database,
  type InTransaction,
  prepareDatabase,
  requestDatabase,
  transactionsOf,
} from '../database';
import { type EventConsumer, EventLog, runConsumer } from '../events';
import {
  type Asker,
  type CallerContext,
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

/** Who asks, the way to write, and the log of what was written. */
export interface RequestRights {
  readonly caller: Caller;
  readonly inTransaction: InTransaction;
  readonly events: EventLog;
}

/** What makes one subgraph different from another. */
export interface SubgraphParts {
  /** Also the name of its PostgreSQL schema. */
  readonly name: string;
  /** Not yet connected. */
  readonly dataSource: DataSource;
  readonly buildSchema: () => Promise<SubgraphSchema>;
  /** Called once per request, with the database as this request sees it: repositories and loaders live here. */
  readonly createContext: (database: Database, request: RequestRights) => CallerContext;
  /** Brings in what the subgraph cannot answer without. Safe at every start and with several replicas. */
  readonly loadReferenceData?: (report: Report) => Promise<void>;
  readonly loadSampleData: (report: Report) => Promise<void>;
  /** Begins what it does without being asked. Closed before the database is. */
  readonly beginWork?: () => readonly Running[];
  /** Who does something about events, from `begin` on; of several replicas, one at a time. */
  readonly consumers?: readonly EventConsumer[];
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
  const events = new EventLog(dataSource, logger);
  const createContext = ({ caller = ANYONE, signal }: Asker): object =>
    parts.createContext(requestDatabase(dataSource, signal), { caller, inTransaction, events });
  const server = await createSubgraphServer({ name, schema, createContext, logger });
  const consume = (consumer: EventConsumer): Running =>
    runConsumer(consumer, { log: events, inTransaction, logger });
  let work: readonly Running[] | undefined;
  return {
    name,
    server,
    loadSampleData,
    begin: () => {
      work ??= [...(parts.beginWork?.() ?? []), ...(parts.consumers ?? []).map(consume)];
    },
    ready: async () => {
      await dataSource.query(`/* ${name}.ready */ select 1`);
    },
    close: async () => {
      await Promise.all((work ?? []).map((running) => running.close()));
      await server.stop();
      await events.close();
      await closeIfOpen(dataSource);
    },
  };
}

async function closeIfOpen(dataSource: DataSource): Promise<void> {
  if (dataSource.isInitialized) {
    await dataSource.destroy();
  }
}
