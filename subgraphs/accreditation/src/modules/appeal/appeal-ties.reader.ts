import type { Database } from '@apogee/shared/database';
import type { PersonId } from '@apogee/shared/ids';
import { CommitteeRegister, type KnownTies } from '../committee';
import { judgesOf } from '../evaluation';
import { type LedgerRecord, LedgerRepository } from '../ledger';
import type { AppealedDecision } from './appealed-decision.command';

/** Who took part in what an appeal is about, or has an interest in the firm that appeals (invariant 23). */
export function findAppealTies(database: Database, decision: AppealedDecision): Promise<KnownTies> {
  return decision.kind === 'REFUSAL'
    ? findRefusalTies(database, decision)
    : findMeasureTies(database, decision);
}

/** As for the committee, with those who decided on the file itself. */
async function findRefusalTies(
  database: Database,
  { file }: Extract<AppealedDecision, { kind: 'REFUSAL' }>,
): Promise<KnownTies> {
  const register = new CommitteeRegister(database);
  const ties = await register.findTies(file.id);
  const deciders = await register.findDeciders([file.id]);
  return { ...ties, formerDeciders: new Set([...ties.formerDeciders, ...deciders]) };
}

/** Those who signed the measure or a correction of it, and those who judged a file that the label rests on. */
async function findMeasureTies(
  database: Database,
  { original, label, labelNumber }: Extract<AppealedDecision, { kind: 'MEASURE' }>,
): Promise<KnownTies> {
  const ledger = new LedgerRepository(database);
  const register = new CommitteeRegister(database);
  const examiners = new Set<PersonId>();
  for (const { applicationId } of await ledger.findByLabels([labelNumber])) {
    if (applicationId !== null) {
      judgesOf(await register.findJudgements(applicationId)).forEach((id) => examiners.add(id));
    }
  }
  return {
    examiners,
    formerDeciders: signatoriesOf(await ledger.findWithCorrections(original.seq)),
    interests: await register.findInterests(label.holderId, label.schemeVersion),
  };
}

function signatoriesOf(records: readonly LedgerRecord[]): ReadonlySet<PersonId> {
  return new Set(records.flatMap(({ signatories }) => signatories.map(({ personId }) => personId)));
}
