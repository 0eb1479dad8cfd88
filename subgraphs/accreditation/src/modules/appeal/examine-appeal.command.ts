import type { Database } from '@apogee/shared/database';
import { Refused, refuseIfAny } from '@apogee/shared/errors';
import type { PersonId } from '@apogee/shared/ids';
import { registeredConflict } from '../committee';
import { readAppliedScheme } from '../dossier';
import { isInOfficeOn, PersonRepository } from '../person';
import { expectVersion, type WriteContext } from '../procedure';
import { type Appeal, type AppealId, type Opinion, ruledOn, withOpinion } from './appeal';
import { maySeeAppeal } from './appeal.access';
import { AppealRepository } from './appeal.repository';
import { panelRefusals } from './appeal-panel';
import { appealRefusal } from './appeal-refusals';
import { findAppealTies } from './appeal-ties.reader';
import { getAppealedDecision } from './appealed-decision.command';

/** A change of an appeal that was decided upon looking at one version of it. */
export interface AppealChange {
  readonly appealId: AppealId;
  readonly expectedVersion: number;
}

/** The secretariat's ruling: admissible, with the panel that examines the appeal, or not; with the reason. */
export interface AdmissibilityRuling extends AppealChange {
  readonly reason: string;
  /** Null when it is not admissible. */
  readonly panelIds: readonly PersonId[] | null;
}

export function ruleOnAppeal(write: WriteContext, ruling: AdmissibilityRuling): Promise<AppealId> {
  return changeAppeal(write, ruling, async (database, appeal) => {
    const ruled = ruledOn(appeal, ruling);
    if (ruling.panelIds !== null) {
      await expectPanel(database, write, { appeal, panelIds: ruling.panelIds });
    }
    return ruled;
  });
}

/** A member of the panel says whether to uphold the appeal. */
export function giveOpinion(
  write: WriteContext,
  change: AppealChange & { readonly opinion: Opinion },
): Promise<AppealId> {
  return changeAppeal(write, change, (_, appeal) => {
    const { personId } = write.caller;
    if (personId === null) {
      throw new Refused([appealRefusal('NOT_ON_PANEL')]);
    }
    return withOpinion(appeal, personId, change.opinion);
  });
}

/** Locks an appeal. Whoever may not see it is told that there is none. */
export async function enterAppeal(
  database: Database,
  { caller }: WriteContext,
  appealId: AppealId,
): Promise<Appeal> {
  const appeal = await new AppealRepository(database).lock(appealId);
  if (appeal === null || !maySeeAppeal(caller, appeal)) {
    throw new Refused([appealRefusal('APPEAL_NOT_FOUND', { path: ['input', 'appealId'] })]);
  }
  return appeal;
}

async function changeAppeal(
  write: WriteContext,
  { appealId, expectedVersion }: AppealChange,
  alter: (database: Database, appeal: Appeal) => Promise<Appeal> | Appeal,
): Promise<AppealId> {
  await write.inTransaction(async (database) => {
    const appeal = await enterAppeal(database, write, appealId);
    expectVersion(appeal, expectedVersion);
    await new AppealRepository(database).update(await alter(database, appeal));
  });
  return appealId;
}

/** Invariant 23: those who evaluated or decided do not rule on the appeal, nor do those with an interest. */
async function expectPanel(
  database: Database,
  { clock }: WriteContext,
  { appeal, panelIds }: { readonly appeal: Appeal; readonly panelIds: readonly PersonId[] },
): Promise<void> {
  const decision = await getAppealedDecision(database, appeal);
  const scheme = await readAppliedScheme(database, decision.original, clock.today());
  const persons = await new PersonRepository(database).findByIds(panelIds);
  const ties = await findAppealTies(database, decision);
  const barred = new Map<PersonId, string>();
  for (const personId of panelIds) {
    const ground = registeredConflict(personId, ties, clock.today());
    if (ground !== null) {
      barred.set(personId, ground);
    }
  }
  const known = new Set(
    persons.filter((person) => isInOfficeOn(person, clock.today())).map(({ id }) => id),
  );
  refuseIfAny(panelRefusals({ personIds: panelIds, size: scheme.appealPanelSize, known, barred }));
}
