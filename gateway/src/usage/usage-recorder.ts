import { appendFile } from 'node:fs/promises';
import type { Logger } from '@apogee/shared/logger';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { StatedClient } from '../trusted-documents';
import { usedCoordinates } from './used-coordinates';

/** Notes that an operation of a document was asked for. */
export type CountUse = (document: DocumentNode, client: StatedClient) => void;

/** A line of the usage file: what one version of a client asked for in a while. */
interface UsageLine {
  readonly until: string;
  readonly client: string | null;
  readonly version: string | null;
  readonly operations: number;
  /** Coordinates of the schema, and in how many of the operations they stood. */
  readonly uses: Readonly<Record<string, number>>;
}

interface Uses {
  readonly client: StatedClient;
  operations: number;
  readonly byCoordinate: Map<string, number>;
}

const EVERY_MS = 60_000;
/** Anybody can give any name: those beyond are counted together. */
const MOST_CLIENTS = 200;
const OTHERS: StatedClient = { name: '(others)', version: null };

/**
 * Which fields are asked for by which version of which client, a line for each in a file every minute. What is kept
 * in memory is bounded by the schema and the number of names.
 */
export class UsageRecorder {
  private readonly file: string;
  private readonly logger: Logger;
  private readonly timer: NodeJS.Timeout;
  private uses = new Map<string, Uses>();

  constructor(file: string, logger: Logger) {
    this.file = file;
    this.logger = logger;
    this.timer = setInterval(() => void this.write(), EVERY_MS).unref();
  }

  /** For documents that fit one schema. */
  over(schema: GraphQLSchema): CountUse {
    const known = new WeakMap<DocumentNode, readonly string[]>();
    return (document, client) => {
      const coordinates = known.get(document) ?? usedCoordinates(schema, document);
      known.set(document, coordinates);
      const uses = this.usesOf(client);
      uses.operations += 1;
      for (const coordinate of coordinates) {
        uses.byCoordinate.set(coordinate, (uses.byCoordinate.get(coordinate) ?? 0) + 1);
      }
    };
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.write();
  }

  private usesOf(client: StatedClient): Uses {
    const key = JSON.stringify([client.name, client.version]);
    const known = this.uses.get(key);
    if (known !== undefined) {
      return known;
    }
    if (this.uses.size >= MOST_CLIENTS && client !== OTHERS) {
      return this.usesOf(OTHERS);
    }
    const uses: Uses = { client, operations: 0, byCoordinate: new Map() };
    this.uses.set(key, uses);
    return uses;
  }

  private async write(): Promise<void> {
    const until = new Date().toISOString();
    const lines = [...this.uses.values()].map(
      ({ client, operations, byCoordinate }): UsageLine => ({
        until,
        client: client.name,
        version: client.version,
        operations,
        uses: Object.fromEntries(byCoordinate),
      }),
    );
    this.uses = new Map();
    if (lines.length > 0) {
      const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      await appendFile(this.file, text).catch((error: unknown) => {
        this.logger.error({ err: error, file: this.file }, 'could not note which fields were used');
      });
    }
  }
}
