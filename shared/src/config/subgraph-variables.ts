import type { z } from 'zod';
import {
  databaseUrl,
  dataDir,
  flag,
  host,
  logFormat,
  logLevel,
  port,
  subgraphSecrets,
} from './variables';

/** What every subgraph process reads from its environment. */
export interface SubgraphVariables {
  readonly HOST: z.ZodType<string>;
  readonly PORT: z.ZodType<number>;
  readonly DATABASE_URL: z.ZodType<string | null>;
  readonly DATA_DIR: z.ZodType<string>;
  readonly SAMPLE_DATA: z.ZodType<boolean>;
  readonly SUBGRAPH_SECRET: z.ZodType<readonly string[]>;
  readonly LOG_LEVEL: typeof logLevel;
  readonly LOG_FORMAT: typeof logFormat;
}

export function subgraphVariables(defaultPort: number): SubgraphVariables {
  return {
    HOST: host,
    PORT: port(defaultPort),
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    SAMPLE_DATA: flag(true),
    SUBGRAPH_SECRET: subgraphSecrets.refine(
      (secrets) => secrets.length > 0,
      'is required: a subgraph answers calls that its gateway has signed with it',
    ),
    LOG_LEVEL: logLevel,
    LOG_FORMAT: logFormat,
  };
}
