import { Refused, refuseIfAny } from '@apogee/shared/errors';
import type { ApplicationId, FirmId, ItemId, LabelNumber } from '@apogee/shared/ids';
import {
  type Application,
  type ApplicationKind,
  ApplicationRepository,
  applicationRefusal,
  asApplicant,
  type BilingualText,
} from '../application';
import { CatalogueItemRepository } from '../catalogue-item';
import { actorOf, newId, type WriteContext } from '../procedure';
import { subjectRefusals } from './application-subject';
import { dossierRefusal } from './dossier-refusals';

export interface DraftRequest {
  readonly kind: ApplicationKind;
  readonly applicantId: FirmId;
  readonly subjectId: ItemId;
  readonly labelNumber: LabelNumber | null;
  readonly scope: BilingualText;
}

/** Begins a file. What its label has to say is looked at when it is submitted. */
export function draftApplication(
  { caller, clock, inTransaction }: WriteContext,
  request: DraftRequest,
): Promise<Application> {
  if (!asApplicant(caller).firmIds.includes(request.applicantId)) {
    throw new Refused([dossierRefusal('NOT_YOUR_FIRM', { path: ['input', 'applicantId'] })]);
  }
  return inTransaction(async (database) => {
    const item = await new CatalogueItemRepository(database).find(request.subjectId);
    if (item === null) {
      throw new Refused([dossierRefusal('SUBJECT_UNKNOWN', { path: ['input', 'subjectId'] })]);
    }
    const draft = newDraft({ ...request, subjectKind: item.kind }, clock.now());
    refuseIfAny(subjectRefusals(draft, item));
    refuseIfAny(
      (draft.kind === 'INITIAL') === (draft.labelNumber === null)
        ? []
        : [
            dossierRefusal(draft.kind === 'INITIAL' ? 'LABEL_NOT_ASKED' : 'LABEL_NOT_NAMED', {
              path: ['input', 'labelNumber'],
            }),
          ],
    );
    return begin(new ApplicationRepository(database), draft, actorOf(caller));
  });
}

async function begin(
  applications: ApplicationRepository,
  draft: Application,
  actor: string,
): Promise<Application> {
  if (!(await applications.insert(draft))) {
    throw new Refused([applicationRefusal('OPEN_APPLICATION_EXISTS')]);
  }
  await applications.appendEvent(draft, {
    from: null,
    at: draft.createdAt,
    actor,
    reason: null,
  });
  return draft;
}

function newDraft(
  {
    kind,
    applicantId,
    subjectId,
    subjectKind,
    labelNumber,
    scope,
  }: DraftRequest & Pick<Application, 'subjectKind'>,
  createdAt: Date,
): Application {
  return {
    id: newId<ApplicationId>('app'),
    kind,
    state: 'DRAFT',
    applicantId,
    subjectId,
    subjectKind,
    labelNumber,
    scope,
    schemeVersion: null,
    assessmentId: null,
    reopensId: null,
    round: 1,
    createdAt,
    submittedAt: null,
    dueBy: null,
    version: 1,
  };
}
