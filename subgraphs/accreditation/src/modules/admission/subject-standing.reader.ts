import type { Database } from '@apogee/shared/database';
import { assertNever } from '@apogee/shared/errors';
import type { ItemId } from '@apogee/shared/ids';
import type { Application } from '../application';
import { TrlAssessmentRepository } from '../assessment';
import { CatalogueItemRepository } from '../catalogue-item';
import { DossierRepository } from '../dossier';
import { productsOf, RangeMemberRepository } from '../trl-status';
import type { ProductStanding, SubjectStanding } from './eligibility';

/** What the subject of a file has to show at an instant, read within a transaction. */
export async function readSubjectStanding(
  database: Database,
  { id, subjectId, subjectKind }: Application,
  now: Date,
): Promise<SubjectStanding> {
  switch (subjectKind) {
    case 'PRODUCT': {
      const [product] = await readProducts(database, [subjectId], now);
      return { kind: subjectKind, product: product ?? unknownProduct(subjectId) };
    }
    case 'PRODUCT_RANGE':
      return readRangeStanding(database, subjectId, now);
    case 'ENGINEERING_ACTIVITY': {
      const references = await new DossierRepository(database).findReferences([id]);
      const accepted = references.filter(({ acceptedAt }) => acceptedAt !== null);
      return { kind: subjectKind, acceptedReferences: accepted.length };
    }
    default:
      return assertNever(subjectKind);
  }
}

/** What a range has to show at an instant: its members as the catalogue told them last. */
export async function readRangeStanding(
  database: Database,
  rangeId: ItemId,
  now: Date,
): Promise<SubjectStanding> {
  const members = await new RangeMemberRepository(database).findByRanges([rangeId]);
  const ids = members.map(({ productId }) => productId);
  return { kind: 'PRODUCT_RANGE', members: await readProducts(database, ids, now) };
}

/** Products that the catalogue never named are not published. */
async function readProducts(
  database: Database,
  ids: readonly ItemId[],
  now: Date,
): Promise<readonly ProductStanding[]> {
  const items = await new CatalogueItemRepository(database).findByIds(ids);
  const published = new Set(items.filter((item) => item.published).map(({ itemId }) => itemId));
  const products = productsOf(await new TrlAssessmentRepository(database).findByItems(ids), now);
  return ids.map((productId) => ({
    productId,
    published: published.has(productId),
    basis: products.get(productId)?.basis ?? null,
  }));
}

function unknownProduct(productId: ItemId): ProductStanding {
  return { productId, published: false, basis: null };
}
