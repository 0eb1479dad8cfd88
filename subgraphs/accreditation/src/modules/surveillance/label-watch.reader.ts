import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { ItemId } from '@apogee/shared/ids';
import { eligibilityOf, readRangeStanding } from '../admission';
import { isCurrentOn, type Label, LabelRepository } from '../label';
import { type LabelScheme, LabelSchemeRepository } from '../scheme';
import { RangeMemberRepository } from '../trl-status';

/** A running label with the rules that it was awarded by. */
export interface WatchedLabel {
  readonly label: Label;
  readonly scheme: LabelScheme;
}

/** Running labels of items, and of the ranges that these are members of now. */
export async function readWatchedLabels(
  database: Database,
  ids: readonly ItemId[],
  { today }: { readonly today: IsoDate },
): Promise<readonly WatchedLabel[]> {
  const memberships = await new RangeMemberRepository(database).findByProducts(ids);
  const subjects = new Set([...ids, ...memberships.map(({ rangeId }) => rangeId)]);
  const labels = await new LabelRepository(database).findBySubjects([...subjects]);
  const running = labels.filter((label) => isCurrentOn(label, today));
  const schemes = running.length === 0 ? [] : await new LabelSchemeRepository(database).findAll();
  return running.flatMap((label) => {
    const scheme = schemes.find(({ version }) => version === label.schemeVersion);
    return scheme === undefined ? [] : [{ label, scheme }];
  });
}

/** Those of the labels of ranges that have a member with the level that their scheme asks for. */
export async function readQualified(
  database: Database,
  watched: readonly WatchedLabel[],
  now: Date,
): Promise<ReadonlySet<WatchedLabel>> {
  const qualified = new Set<WatchedLabel>();
  for (const one of watched) {
    const { subjectId, subjectKind } = one.label;
    if (subjectKind === 'PRODUCT_RANGE') {
      const standing = await readRangeStanding(database, subjectId, now);
      if (eligibilityOf(standing, one.scheme).refusals.length === 0) {
        qualified.add(one);
      }
    }
  }
  return qualified;
}
