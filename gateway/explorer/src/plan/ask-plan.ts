import { createContext } from 'react';
import { readableFetch } from '../readable-fetch';
import type { AskedOperation } from './asked-operation';
import { type PlanAnswer, readPlanAnswer } from './plan';

/** Where the graph is. */
export const GraphAddressContext = createContext('');

interface PlanRequest {
  readonly operation: AskedOperation;
  /** What the reader typed as request headers. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

/** Asks how an operation would be answered. Nothing is run. */
export async function askPlan(
  address: string,
  { operation, headers, signal }: PlanRequest,
): Promise<PlanAnswer> {
  const own = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  const response = await readableFetch(address, {
    method: 'POST',
    headers: {
      ...Object.fromEntries(own),
      'content-type': 'application/json',
      accept: 'application/json',
      'graphql-query-plan': 'only',
      'graphql-cost': 'report',
    },
    body: JSON.stringify(operation),
    signal,
  });
  return readPlanAnswer(await response.json());
}
