import { useEffect, useMemo, useState } from 'react';
import { type DevelopmentIdentity, readDevelopmentIdentities } from './development-identities';
import type { Headers } from './identity';

export interface IdentityChoiceState {
  /** Empty where the server offers none. */
  readonly identities: readonly DevelopmentIdentity[];
  readonly chosen: DevelopmentIdentity | null;
  readonly choose: (name: string) => void;
}

const PUBLIC: Headers = {};

/** Who the reader is while developing: nobody at first, and after a reload. Tokens are not stored. */
export function useIdentity(
  path: string | null,
): IdentityChoiceState & { readonly headers: Headers } {
  const [identities, setIdentities] = useState<readonly DevelopmentIdentity[]>([]);
  const [chosen, setChosen] = useState<DevelopmentIdentity | null>(null);
  useEffect(() => {
    // Without an answer there is nobody to choose; the graph says itself when it cannot be reached.
    if (path !== null) readDevelopmentIdentities(path).then(setIdentities, () => undefined);
  }, [path]);
  const headers = useMemo(
    () => (chosen === null ? PUBLIC : { authorization: `Bearer ${chosen.token}` }),
    [chosen],
  );
  return {
    identities,
    chosen,
    choose: (name) => setChosen(identities.find((identity) => identity.name === name) ?? null),
    headers,
  };
}
