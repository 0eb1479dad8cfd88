import type { Caller } from '@apogee/shared/identity';
import { z } from 'zod';
import type { StatedClient } from './stated-client';

/** What becomes of a document that nobody has looked at, from the most lenient on. */
const TRUST_MODES = ['off', 'log', 'refuse-unknown', 'refuse-free-text'] as const;

export type TrustMode = (typeof TRUST_MODES)[number];

const MODE = z.enum(TRUST_MODES);

/** A file of the operator. */
export const trustPolicyShape = z
  .object({
    mode: MODE,
    /** Paths, from the folder of the file on. */
    manifests: z.array(z.string().min(1)).min(1),
    /** Of callers whose token has the scope, instead of `mode`. With several, the most lenient. */
    scopes: z.record(z.string(), MODE).default({}),
    /** Of clients by the name they give. As anybody can give any name, it counts only where it is stricter. */
    clients: z.record(z.string(), MODE).default({}),
  })
  .strict();

export type TrustPolicy = z.output<typeof trustPolicyShape>;

export interface Asker {
  readonly caller: Caller;
  readonly client: StatedClient;
}

export function trustModeFor(policy: TrustPolicy, { caller, client }: Asker): TrustMode {
  const granted = Object.entries(policy.scopes)
    .filter(([scope]) => caller.scopes.has(scope))
    .map(([, mode]) => mode);
  const byRole = granted.toSorted(byStrictness)[0] ?? policy.mode;
  const byClient = client.name === null ? undefined : policy.clients[client.name];
  return byClient !== undefined && byStrictness(byClient, byRole) > 0 ? byClient : byRole;
}

function byStrictness(one: TrustMode, other: TrustMode): number {
  return TRUST_MODES.indexOf(one) - TRUST_MODES.indexOf(other);
}
