import { nodeAs, type TypedNode } from '@apogee/shared/graphql';
import { type PlaceKind, placesOf, type TerritoryContext, territoryNamedBy } from '../territory';

const TYPE_NAMES: Readonly<Record<PlaceKind, string>> = {
  REGION: 'Region',
  DEPARTEMENT: 'Departement',
  EPCI: 'Epci',
  COMMUNE: 'Commune',
};

/** What the root field of its kind shows under this id: of communes those of today, not former ones. */
export async function findNode(
  id: string,
  { loaders }: TerritoryContext,
): Promise<TypedNode | null> {
  const named = territoryNamedBy(id);
  if (named === null) {
    return null;
  }
  const reading = placesOf(loaders, [named]);
  return nodeAs(
    TYPE_NAMES[named.kind],
    reading.then(([place = null]) => place),
  );
}
