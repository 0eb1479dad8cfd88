import { isList, isObject, type Json } from '../results/rows/json';

/** Somebody whom the reader can be while developing. */
export interface DevelopmentIdentity {
  readonly name: string;
  readonly description: string;
  readonly token: string;
}

/** Asks the server for its identities, with fresh tokens. What is not one is left out. */
export async function readDevelopmentIdentities(
  path: string,
): Promise<readonly DevelopmentIdentity[]> {
  const response = await fetch(new URL(path, document.baseURI), { cache: 'no-store' });
  const answer: unknown = await response.json();
  const identities = isObject(answer) ? answer['identities'] : undefined;
  return isList(identities) ? identities.flatMap(identityIn) : [];
}

function identityIn(json: Json): DevelopmentIdentity[] {
  const { name, description, token } = isObject(json) ? json : {};
  return typeof name === 'string' && typeof token === 'string'
    ? [{ name, description: typeof description === 'string' ? description : '', token }]
    : [];
}
