import { createContext } from 'react';

/** Request headers. */
export type Headers = Readonly<Record<string, unknown>>;

/** The header of who the reader is while developing; none for the public, and wherever no identities are offered. */
export const IdentityContext = createContext<Headers>({});

/** Headers of the reader's own go before those of his identity, however he writes their names. */
export function withIdentity(identity: Headers, own: Headers): Headers {
  const names = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  const missing = Object.entries(identity).filter(([name]) => !names.has(name));
  return { ...Object.fromEntries(missing), ...own };
}
