import { firstFound, mayBeIdentifier, type TypedNode } from '@apogee/shared/graphql';
import type { EstablishmentId, FirmId, ItemId } from '@apogee/shared/ids';
import { shownOnly } from '../../shown-only';
import type { EstablishmentContext } from '../establishment';
import type { FirmContext } from '../firm';
import { type ItemContext, typeNameOfItem } from '../labelable';

export type NodeContext = FirmContext & EstablishmentContext & ItemContext;

/**
 * What the root field of its kind shows under this id, to the same callers. Nothing in an id tells its kind for
 * certain: files that are imported bring ids of their own. So each kind is asked, by its loader.
 */
export async function findNode(id: string, context: NodeContext): Promise<TypedNode | null> {
  return mayBeIdentifier(id)
    ? firstFound([firmNode(id, context), itemNode(id, context), establishmentNode(id, context)])
    : null;
}

async function firmNode(id: string, { firms }: FirmContext): Promise<TypedNode | null> {
  const firm = shownOnly(await firms.byId.load(asked<FirmId>(id)));
  return firm === null ? null : { __typename: 'Firm', ...firm };
}

async function itemNode(id: string, { items }: ItemContext): Promise<TypedNode | null> {
  const item = shownOnly(await items.byId.load(asked<ItemId>(id)));
  return item === null ? null : { __typename: typeNameOfItem(item), ...item };
}

async function establishmentNode(
  id: string,
  { establishments }: EstablishmentContext,
): Promise<TypedNode | null> {
  const establishment = await establishments.byId.load(asked<EstablishmentId>(id));
  return establishment === null ? null : { __typename: 'Establishment', ...establishment };
}

/** What somebody asks for may be an identifier of any kind, or of none. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says of which kind he asks
function asked<Id extends string>(id: string): Id {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a lookup by what is no such identifier finds nothing
  return id as Id;
}
