import { addDays, type Clock, type IsoDate } from '@apogee/shared/clock';
import { type Database, type InTransaction, isRefusedByDatabase } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import type { LabelNumber, PersonId } from '@apogee/shared/ids';
import {
  findSignatories,
  type Idempotency,
  isAppealable,
  type LedgerRecord,
  type RecordDraft,
  type RecordedText,
  type Signatory,
} from '../ledger';
import { expectVersion } from '../procedure';
import type { LabelLedger } from './label.ledger';
import type { RecordedLabel } from './label.replay';
import { labelRefusal } from './label-refusals';
import type { OpenLabels } from './open-labels.command';
import { RecordedLabelRepository } from './recorded-label.repository';

/** Grounds, and whether the register shows them. */
export interface StatedGrounds {
  readonly grounds: readonly RecordedText[];
  readonly groundsPublic: boolean;
}

/** What is decided of a label. */
type LabelDecision = Pick<RecordDraft, 'outcome' | 'authority' | 'change'> & StatedGrounds;

/** A decision that somebody asks for: about which label, and what follows for the label as it is. */
export interface RequestedDecision {
  readonly number: LabelNumber;
  readonly expectedVersion: number;
  readonly idempotency: Idempotency;
  readonly actor: string;
  /** Who signs; null for nobody. */
  readonly personId: PersonId | null;
  /** Refuses what cannot be decided. */
  readonly decide: (label: RecordedLabel, today: IsoDate) => LabelDecision;
}

/** Somebody waits for it. */
interface Waiting {
  readonly requested: RequestedDecision;
  readonly resolve: (record: LedgerRecord) => void;
  readonly reject: (error: unknown) => void;
}

/** What came of a decision once the transaction is committed. */
type Outcome = { readonly record: LedgerRecord } | { readonly refusal: unknown };

interface DeskSettings {
  readonly labelLedger: LabelLedger;
  readonly inTransaction: InTransaction;
  readonly clock: Clock;
}

/** Enough for whoever comes while one commit is written, and little to do again when the database refuses one. */
const MOST_TOGETHER = 32;

/**
 * Takes the decisions about labels that this process is asked for. The ledger lets one transaction in at a time, to
 * the end of its commit; so what is asked for while one is written is decided together in the next one, each on what
 * the ones before have made, and each refused for itself. While one waits for the ledger, one connection does.
 */
export class LabelDesk {
  private waiting: Waiting[] = [];
  private isAtWork = false;

  constructor(private readonly settings: DeskSettings) {}

  /** Resolves when the decision is committed. */
  decide(requested: RequestedDecision): Promise<LedgerRecord> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ requested, resolve, reject });
      if (!this.isAtWork) {
        void this.work();
      }
    });
  }

  private async work(): Promise<void> {
    this.isAtWork = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, MOST_TOGETHER);
      this.waiting = this.waiting.slice(MOST_TOGETHER);
      await this.settle(batch);
    }
    this.isAtWork = false;
  }

  /** Never rejects. What the database refuses for one of them, it refuses for all: then each is tried for itself. */
  private async settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.settings.inTransaction((database) =>
        this.decideTogether(
          database,
          batch.map(({ requested }) => requested),
        ),
      );
      for (const [index, outcome] of outcomes.entries()) {
        if ('record' in outcome) batch[index]?.resolve(outcome.record);
        else batch[index]?.reject(outcome.refusal);
      }
    } catch (error) {
      if (batch.length > 1 && isRefusedByDatabase(error)) {
        for (const one of batch) {
          await this.settle([one]);
        }
      } else {
        for (const { reject } of batch) reject(error);
      }
    }
  }

  private async decideTogether(
    database: Database,
    batch: readonly RequestedDecision[],
  ): Promise<readonly Outcome[]> {
    const { labelLedger, clock } = this.settings;
    const persons = [...new Set(batch.flatMap(({ personId }) => personId ?? []))];
    const [labels, signatories, appealDays] = await Promise.all([
      labelLedger.open(database, {
        labelNumbers: [...new Set(batch.map(({ number }) => number))],
        keys: batch.map(({ idempotency }) => idempotency.key),
        rectified: [],
        awardedTo: [],
      }),
      findSignatories(database, persons),
      new RecordedLabelRepository(database).findAppealDays(),
    ]);
    const decidedAt = clock.now();
    const today = clock.today();
    const outcomes = batch.map((requested) =>
      outcomeOf(() => decideOn(labels, requested, { signatories, appealDays, decidedAt, today })),
    );
    await labels.write();
    return outcomes;
  }
}

/** What the day, the persons and the schemes add to a decision. */
interface Particulars {
  readonly signatories: readonly Signatory[];
  /** Of each scheme version. */
  readonly appealDays: ReadonlyMap<string, number>;
  readonly decidedAt: Date;
  readonly today: IsoDate;
}

function outcomeOf(decide: () => LedgerRecord): Outcome {
  try {
    return { record: decide() };
  } catch (refusal) {
    return { refusal };
  }
}

function decideOn(
  labels: OpenLabels,
  requested: RequestedDecision,
  { signatories, appealDays, decidedAt, today }: Particulars,
): LedgerRecord {
  const { number, idempotency, actor, personId } = requested;
  const earlier = labels.findReplay(idempotency);
  if (earlier !== null) {
    return earlier;
  }
  const label = expectKnown(number, labels.find(number));
  expectVersion(label, requested.expectedVersion);
  const decision = requested.decide(label, today);
  const { schemeVersion } = label;
  return labels.record({
    ...decision,
    actor,
    decidedAt,
    effectiveFrom: today,
    applicationId: null,
    labelNumber: number,
    schemeVersion,
    tally: null,
    signatories: signatories.filter((signatory) => signatory.personId === personId),
    appealDeadline: isAppealable(decision)
      ? addDays(today, expectAppealDays(schemeVersion, appealDays))
      : null,
    rectifies: null,
    idempotency,
  }).record;
}

export function expectKnown(number: LabelNumber, label: RecordedLabel | null): RecordedLabel {
  if (label === null) {
    throw new Refused([
      labelRefusal('LABEL_UNKNOWN', { path: ['input', 'number'], values: { number } }),
    ]);
  }
  return label;
}

export function expectAppealDays(
  schemeVersion: string,
  appealDays: ReadonlyMap<string, number>,
): number {
  const days = appealDays.get(schemeVersion);
  if (days === undefined) {
    throw new TypeError(`There is no label scheme ${schemeVersion}.`);
  }
  return days;
}
