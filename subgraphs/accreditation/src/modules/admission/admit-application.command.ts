import { addDays } from '@apogee/shared/clock';
import { type Refusal, Refused, refuseIfAny } from '@apogee/shared/errors';
import {
  type Application,
  type ApplicationChange,
  amend,
  assertIn,
  type BilingualText,
  changeApplication,
  type EnteredApplication,
  transition,
  viewerOf,
} from '../application';
import {
  contentRefusals,
  DossierRepository,
  isAcceptedUnder,
  purposeRefusals,
  readAppliedScheme,
} from '../dossier';
import type { WriteContext } from '../procedure';
import type { LabelScheme } from '../scheme';
import { admissionRefusal } from './admission-refusals';
import { eligibilityOf } from './eligibility';
import { readSubjectStanding } from './subject-standing.reader';

type Examine = (entered: EnteredApplication, scheme: LabelScheme) => Promise<Application>;

/** Lets the secretariat deal with a file that was handed in, under the scheme that was frozen then. */
function examine(
  context: WriteContext,
  change: ApplicationChange,
  work: Examine,
): Promise<Application> {
  const viewer = viewerOf(context.caller);
  return changeApplication(context, { ...change, viewer }, async (entered) => {
    assertIn(entered.application, ['SUBMITTED']);
    const { database, application, today } = entered;
    return work(entered, await readAppliedScheme(database, application, today));
  });
}

/** Gives a file back to the firm, which completes it within the days that the scheme leaves. */
export function returnIncomplete(
  context: WriteContext,
  change: ApplicationChange,
  reason: BilingualText,
): Promise<Application> {
  return examine(
    context,
    change,
    ({ applications, application, actor, at, today }, { completionDays }) => {
      const dueBy = addDays(today, completionDays);
      return transition(applications, application, { to: 'INCOMPLETE', dueBy, actor, at, reason });
    },
  );
}

export function declareInadmissible(
  context: WriteContext,
  change: ApplicationChange,
  reason: BilingualText,
): Promise<Application> {
  return examine(context, change, ({ applications, application, actor, at }) =>
    transition(applications, application, { to: 'INADMISSIBLE', actor, at, reason }),
  );
}

/** A person accepts what the firm declared. What he does not accept, he returns as incomplete. */
export function acceptSmeDeclaration(
  context: WriteContext,
  change: ApplicationChange,
  note: string | null,
): Promise<Application> {
  return examine(context, change, async (entered) => {
    const { database, application, actor, at } = entered;
    const dossiers = new DossierRepository(database);
    const [declaration] = await dossiers.findDeclarations([application.id]);
    if (declaration === undefined) {
      throw new Refused([admissionRefusal('SME_DECLARATION_ABSENT')]);
    }
    if (declaration.category === 'NOT_SME' && note === null) {
      throw new Refused([admissionRefusal('ACCEPTANCE_NOTE_MISSING', { path: ['input', 'note'] })]);
    }
    const accepted = { acceptedAt: at, acceptedBy: actor, acceptanceNote: note };
    await dossiers.saveDeclaration({ ...declaration, ...accepted });
    return amend(entered);
  });
}

export function acceptReference(
  context: WriteContext,
  change: ApplicationChange,
  ordinal: number,
): Promise<Application> {
  return examine(context, change, async (entered) => {
    const { database, application, actor, at } = entered;
    const accepted = await new DossierRepository(database).acceptReference({
      applicationId: application.id,
      ordinal,
      acceptedBy: actor,
      acceptedAt: at,
    });
    if (!accepted) {
      throw new Refused([admissionRefusal('REFERENCE_NOT_FOUND', { path: ['input', 'ordinal'] })]);
    }
    return amend(entered);
  });
}

/** Lets a file on to evaluation: complete, of an SME as accepted by a person, its subject the firm's and ready. */
export function admitApplication(
  context: WriteContext,
  change: ApplicationChange,
): Promise<Application> {
  return examine(context, change, async (entered, scheme) => {
    const { database, applications, application, actor, at } = entered;
    const standing = await readSubjectStanding(database, application, at);
    const { assessmentId, refusals } = eligibilityOf(standing, scheme);
    refuseIfAny([
      ...(await purposeRefusals(entered, scheme)),
      ...(await contentRefusals(entered, scheme)),
      ...(await acceptanceRefusals(entered, scheme)),
      ...refusals,
    ]);
    const settled = { assessmentId };
    return transition(applications, application, { to: 'ADMISSIBLE', actor, at, settled });
  });
}

async function acceptanceRefusals(
  { database, application }: EnteredApplication,
  { smeRuleVersion }: LabelScheme,
): Promise<readonly Refusal[]> {
  const [declaration] = await new DossierRepository(database).findDeclarations([application.id]);
  return isAcceptedUnder(declaration ?? null, smeRuleVersion)
    ? []
    : [admissionRefusal('SME_STATUS_NOT_ACCEPTED')];
}
