import type { ReferenceResolver } from '@apogee/shared/graphql';
import type { EstablishmentId, FirmId, ItemId, Siren, Siret } from '@apogee/shared/ids';
import type { CatalogueContext } from './context';
import type { Establishment } from './modules/establishment';
import type { Firm } from './modules/firm';
import { type Item, isEngineeringActivity, isProduct, isProductRange } from './modules/labelable';
import type { TaxonomyTerm, TermKey } from './modules/taxonomy';

type FirmReference = { readonly id: FirmId } | { readonly siren: Siren };
type EstablishmentReference = { readonly id: EstablishmentId } | { readonly siret: Siret };
interface ItemReference {
  readonly id: ItemId;
}

/** How the gateway's entity references become rows: one loader call each, hence one statement for a batch. */
export const references: Readonly<Record<string, ReferenceResolver<CatalogueContext>>> = {
  Firm: (reference: FirmReference, { firms }): Promise<Firm | null> =>
    'id' in reference ? firms.byId.load(reference.id) : firms.bySiren.load(reference.siren),
  Establishment: (
    reference: EstablishmentReference,
    { establishments },
  ): Promise<Establishment | null> =>
    'id' in reference
      ? establishments.byId.load(reference.id)
      : establishments.bySiret.load(reference.siret),
  Labelable: ({ id }: ItemReference, { items }): Promise<Item | null> => items.byId.load(id),
  Product: itemOfKind(isProduct),
  ProductRange: itemOfKind(isProductRange),
  EngineeringActivity: itemOfKind(isEngineeringActivity),
  TaxonomyTerm: (key: TermKey, { terms }): Promise<TaxonomyTerm | null> => terms.byKey.load(key),
};

/** A reference to an item of another kind than it says is a reference to nothing. */
function itemOfKind(isOfKind: (item: Item | null) => boolean): ReferenceResolver<CatalogueContext> {
  return async ({ id }: ItemReference, { items }: CatalogueContext): Promise<Item | null> => {
    const item = await items.byId.load(id);
    return isOfKind(item) ? item : null;
  };
}
