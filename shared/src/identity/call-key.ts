import { createHmac } from 'node:crypto';

/** The shortest secret that is accepted, in characters: as strong as the signature made with it. */
export const SHORTEST_SECRET = 32;

/**
 * The key for calls to one subgraph, derived from the secret that all share: a subgraph that was given its own key
 * alone could not sign calls to another.
 */
export function callKey(secret: string, subgraph: string): Buffer {
  return createHmac('sha256', secret).update(`apogee call to ${subgraph}`).digest();
}
