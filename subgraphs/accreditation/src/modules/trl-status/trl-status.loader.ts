import { groupByKey } from '@apogee/shared/graphql';
import type { ItemId, TrlAssessmentId } from '@apogee/shared/ids';
import DataLoader from 'dataloader';
import type { TrlAssessmentLoaders, TrlAssessmentRecord } from '../assessment';
import {
  type AssessedLevel,
  isStaleAt,
  type ProductReadiness,
  productReadiness,
  rangeReadiness,
  type TrlLevel,
  type TrlScale,
} from '../readiness';
import type { RangeMemberRepository } from './range-member.repository';

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
  readonly rangeMembers: RangeMemberRepository;
  readonly assessments: TrlAssessmentLoaders;
  readonly now: Date;
}

/** Which kind an item is of, its own data say: a range has members, a product has assessments. */
export function createTrlStatusLoader(sources: TrlStatusSources): TrlStatusLoader {
  const members = new DataLoader(async (ids: readonly ItemId[]) =>
    groupByKey(ids, await sources.rangeMembers.findByRanges(ids), ({ rangeId }) => rangeId),
  );
  return new DataLoader((ids) =>
    Promise.all(
      ids.map(async (id) => {
        const products = (await members.load(id)).map(({ productId }) => productId);
        return products.length === 0
          ? ofProduct(await readProduct(sources, id))
          : ofRange(await Promise.all(products.map((product) => readProduct(sources, product))));
      }),
    ),
  );
}

/** How ready a product is, as its assessments say; null when none is open. */
export async function readProduct(
  { assessments, now }: Omit<TrlStatusSources, 'rangeMembers'>,
  id: ItemId,
): Promise<ProductReadiness | null> {
  const records = await assessments.bySubject.load(id);
  const levels = await Promise.all(records.map((record) => readLevel(assessments, record, now)));
  return productReadiness(levels);
}

async function readLevel(
  assessments: TrlAssessmentLoaders,
  record: TrlAssessmentRecord,
  now: Date,
): Promise<AssessedLevel> {
  return { ...record, stale: isStaleAt(await assessments.triggers.load(record.id), now) };
}

function ofProduct(readiness: ProductReadiness | null): TrlStatus | null {
  if (readiness === null) {
    return null;
  }
  const { claimed, confirmed, basis } = readiness;
  return { claimed, confirmed, min: null, max: null, ...basisOf(basis) };
}

function ofRange(members: readonly (ProductReadiness | null)[]): TrlStatus | null {
  const readiness = rangeReadiness(members.filter((member) => member !== null));
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
