import type { Clock, IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import type { Refusal } from '@apogee/shared/errors';
import type { TrlAssessmentId } from '@apogee/shared/ids';
import { eligibilityOf, readSubjectStanding } from '../admission';
import type { Application } from '../application';
import { CatalogueItemRepository } from '../catalogue-item';
import { CommitteeRegister } from '../committee';
import { subjectRefusals } from '../dossier';
import { findRecordedLabel, type Label, labelStatusOn, validityEnd } from '../label';
import type { LabelScheme } from '../scheme';
import { followingRefusals, type LabelToFollow } from './label-to-follow';

/** What would be granted, and what stands in its way. */
export interface Grant {
  /** What was true when the file was admitted may have changed since (invariants 1, 2, 5 and 6). */
  readonly refusals: readonly Refusal[];
  readonly following: LabelToFollow | null;
  readonly basisAssessmentId: TrlAssessmentId | null;
  /** Null for what has a readiness level instead. */
  readonly acceptedReferences: number | null;
  readonly validFrom: IsoDate;
  /** The first day on which it is no longer valid. */
  readonly validUntil: IsoDate;
}

interface GrantQuestion {
  readonly application: Application;
  /** The one frozen at submission. */
  readonly scheme: LabelScheme;
  readonly clock: Clock;
}

/** Reads, in the transaction of the decision, what is true at that moment. */
export async function readGrant(
  database: Database,
  { application, scheme, clock }: GrantQuestion,
): Promise<Grant> {
  const { kind, subjectId, labelNumber } = application;
  const today = clock.today();
  const item = await new CatalogueItemRepository(database).find(subjectId);
  const standing = await readSubjectStanding(
    database,
    await asCompiled(database, application),
    clock.now(),
  );
  const { assessmentId, refusals } = eligibilityOf(standing, scheme);
  const label = labelNumber === null ? null : await findRecordedLabel(database, labelNumber);
  const following =
    label === null ? null : { number: label.number, status: labelStatusOn(label, today) };
  const validFrom = kind === 'RENEWAL' ? renewalStart(label, today) : today;
  return {
    refusals: [
      ...subjectRefusals(application, item),
      ...refusals,
      ...followingRefusals(kind, following),
    ],
    following,
    basisAssessmentId: assessmentId,
    acceptedReferences:
      standing.kind === 'ENGINEERING_ACTIVITY' ? standing.acceptedReferences : null,
    validFrom,
    validUntil: validityEnd(validFrom, scheme.validityMonths),
  };
}

/** A file that an appeal reopened rests on what was compiled for the one that it takes up again. */
async function asCompiled(database: Database, application: Application): Promise<Application> {
  const files = await new CommitteeRegister(database).findFiles(application.id);
  return { ...application, id: files.at(-1) ?? application.id };
}

/** A renewal begins where the label that it renews ends; one that was decided later than that, today. */
function renewalStart(renewed: Label | null, today: IsoDate): IsoDate {
  return renewed !== null && renewed.validUntil > today ? renewed.validUntil : today;
}
