import type { IsoDate } from '@apogee/shared/clock';
import { type Database, lockForTransaction } from '@apogee/shared/database';
import { TrlAssessmentRepository } from '../assessment';
import { type CatalogueFact, type CatalogueItem, CatalogueItemRepository } from '../catalogue-item';
import type { WriteContext } from '../procedure';
import { ReviewTaskRepository } from '../review-task';
import { describeChange, describeLoss, designIssueChange, lookBy } from './label-watch';
import { readQualified, readWatchedLabels, type WatchedLabel } from './label-watch.reader';

/**
 * Takes over what the catalogue says, and tells how many items it had not known so.
 *
 * Invariant 8: a new design issue calls the assessments of its product into question, and what a running label rests
 * on no longer becomes a task for the secretariat. No label ends by it: that is for people to decide.
 */
export function recordCatalogueItems(
  { inTransaction, clock }: Pick<WriteContext, 'inTransaction' | 'clock'>,
  facts: readonly CatalogueFact[],
): Promise<number> {
  return inTransaction(async (database) => {
    // Of two that each take away one of the last two members of a range, the second sees what the first did.
    await lockForTransaction(database, 'catalogue items');
    const moment: Moment = { database, at: clock.now(), today: clock.today() };
    const ids = facts.map(({ itemId }) => itemId);
    const known = await new CatalogueItemRepository(database).findByIds(ids);
    const watched = await readWatchedLabels(database, ids, moment);
    const qualifiedBefore = await readQualified(database, watched, moment.at);
    const recorded = await record(database, facts);
    for (const fact of recorded) {
      const before = known.find(({ itemId }) => itemId === fact.itemId);
      await noteDesignIssue(moment, { before, fact, watched });
    }
    await noteLosses(moment, qualifiedBefore, recorded);
    return recorded.length;
  });
}

/** When something was told, within which transaction. */
interface Moment {
  readonly database: Database;
  readonly at: Date;
  readonly today: IsoDate;
}

/** Those that were not known so. */
async function record(
  database: Database,
  facts: readonly CatalogueFact[],
): Promise<readonly CatalogueFact[]> {
  const items = new CatalogueItemRepository(database);
  const recorded: CatalogueFact[] = [];
  for (const fact of facts) {
    if (await items.record(fact)) {
      recorded.push(fact);
    }
  }
  return recorded;
}

interface Told {
  readonly before: CatalogueItem | undefined;
  readonly fact: CatalogueFact;
  readonly watched: readonly WatchedLabel[];
}

async function noteDesignIssue(
  { database, at, today }: Moment,
  { before, fact, watched }: Told,
): Promise<void> {
  const change = designIssueChange(before?.designIssue ?? null, fact.designIssue);
  if (change === null) {
    return;
  }
  const detail = describeChange(change);
  const assessments = new TrlAssessmentRepository(database);
  const [assessmentId = null] = await assessments.raiseTrigger(fact.itemId, {
    kind: 'DESIGN_ISSUE_CHANGE',
    raisedAt: at,
    detail,
  });
  for (const { label, scheme } of watched.filter(
    ({ label: { subjectId } }) => subjectId === fact.itemId,
  )) {
    await new ReviewTaskRepository(database).raise({
      key: `DESIGN_ISSUE_CHANGED/${label.number}/${fact.asOf.toISOString()}`,
      kind: 'DESIGN_ISSUE_CHANGED',
      labelNumber: label.number,
      assessmentId,
      detail,
      dueOn: lookBy(today, scheme.reminderDays),
      raisedAt: at,
    });
  }
}

async function noteLosses(
  { database, at, today }: Moment,
  qualifiedBefore: ReadonlySet<WatchedLabel>,
  recorded: readonly CatalogueFact[],
): Promise<void> {
  const told = recorded.map(({ asOf }) => asOf.toISOString()).toSorted();
  const qualified = await readQualified(database, [...qualifiedBefore], at);
  for (const one of qualifiedBefore) {
    const { label, scheme } = one;
    if (!qualified.has(one)) {
      await new ReviewTaskRepository(database).raise({
        key: `QUALIFYING_MEMBER_LEFT/${label.number}/${told.at(-1)}`,
        kind: 'QUALIFYING_MEMBER_LEFT',
        labelNumber: label.number,
        assessmentId: null,
        detail: describeLoss(scheme.trlThreshold),
        dueOn: lookBy(today, scheme.reminderDays),
        raisedAt: at,
      });
    }
  }
}
