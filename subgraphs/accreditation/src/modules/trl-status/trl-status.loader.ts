import { groupByKey, groupsOf } from '@apogee/shared/graphql';
import type { ItemId, TrlAssessmentId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { ItemAssessmentRecord, TrlAssessmentLoaders } from '../assessment';
import {
  type AssessedLevel,
  isStaleAt,
  type ProductReadiness,
  productReadiness,
  rangeReadiness,
  type TrlLevel,
  type TrlScale,
} from '../readiness';

/** How ready an item is. `claimed` and `confirmed` are a product's, `min` and `max` a range's. */
export interface TrlStatus {
  readonly claimed: TrlLevel | null;
  readonly confirmed: TrlLevel | null;
  readonly min: TrlLevel | null;
  readonly max: TrlLevel | null;
  readonly basisId: TrlAssessmentId;
  readonly stale: boolean;
  readonly scale: TrlScale;
}

/** Null where nothing is known, as for an engineering activity, which has no readiness level. */
export type TrlStatusLoader = DataLoader<ItemId, TrlStatus | null>;

export interface TrlStatusSources {
  readonly assessments: Pick<TrlAssessmentLoaders, 'findByItems'>;
  readonly now: Date;
}

/** Which kind an item is of, its own data say: a range has members, a product has assessments. */
export function createTrlStatusLoader({ assessments, now }: TrlStatusSources): TrlStatusLoader {
  return new DataLoader(async (ids) =>
    groupByKey(ids, await assessments.findByItems(ids), ({ itemId }) => itemId).map((records) =>
      records.some(({ isOfMember }) => isOfMember)
        ? ofRange([...productsOf(records, now).values()])
        : ofProduct(productsOf(records, now).values().next().value ?? null),
    ),
  );
}

/** How ready products are, as their assessments say: by their ids, nothing of those that have no open one. */
export function productsOf(
  records: readonly ItemAssessmentRecord[],
  now: Date,
): ReadonlyMap<ItemId, ProductReadiness> {
  const products = new Map<ItemId, ProductReadiness>();
  for (const [id, assessments] of groupsOf(records, ({ subjectId }) => subjectId)) {
    const readiness = productReadiness(assessments.map((record) => levelOf(record, now)));
    if (readiness !== null) {
      products.set(id, readiness);
    }
  }
  return products;
}

function levelOf(record: ItemAssessmentRecord, now: Date): AssessedLevel {
  return {
    id: record.id,
    scale: record.scale,
    status: record.status,
    claimedLevel: record.claimedLevel,
    confirmedLevel: record.confirmedLevel,
    assessedOn: record.assessedOn,
    stale: isStaleAt(record.triggers, now),
  };
}

function ofProduct(readiness: ProductReadiness | null): TrlStatus | null {
  if (readiness === null) {
    return null;
  }
  const { claimed, confirmed, basis } = readiness;
  return { claimed, confirmed, min: null, max: null, ...basisOf(basis) };
}

function ofRange(members: readonly ProductReadiness[]): TrlStatus | null {
  const readiness = rangeReadiness(members);
  if (readiness === null) {
    return null;
  }
  const { min, max, basis } = readiness;
  return { claimed: null, confirmed: null, min, max, ...basisOf(basis) };
}

function basisOf({
  id,
  stale,
  scale,
}: AssessedLevel): Pick<TrlStatus, 'basisId' | 'stale' | 'scale'> {
  return { basisId: id, stale, scale };
}
