import {
  asIdentifier,
  firstFound,
  mayBeIdentifier,
  nodeAs,
  type TypedNode,
} from '@apogee/shared/graphql';
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
  const { firms, establishments } = context;
  return mayBeIdentifier(id)
    ? firstFound([
        nodeAs('Firm', firms.byId.load(asIdentifier(id)).then(shownOnly)),
        itemNode(id, context),
        nodeAs('Establishment', establishments.byId.load(asIdentifier(id))),
      ])
    : null;
}

async function itemNode(id: string, { items }: ItemContext): Promise<TypedNode | null> {
  const item = shownOnly(await items.byId.load(asIdentifier(id)));
  return item === null ? null : { __typename: typeNameOfItem(item), ...item };
}
