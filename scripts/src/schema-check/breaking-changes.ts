import { CriticalityLevel, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';

/** What a schema takes from those who ask it. */
export interface BreakingChange {
  /** `FIELD_REMOVED` */
  readonly change: string;
  /** `Firm.website` */
  readonly path: string;
  readonly message: string;
}

/** In the order of their paths. */
export async function breakingChanges(
  released: GraphQLSchema,
  present: GraphQLSchema,
): Promise<readonly BreakingChange[]> {
  const changes = await diff(released, present);
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ type, path = '', message }) => ({ change: String(type), path, message }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
}
