import {
  type EstablishmentLocated,
  establishmentLocated,
  type LabelDecided,
  labelDecided,
  type TrlConfirmed,
  trlConfirmed,
} from '@apogee/shared/contracts';
import type { Database, InTransaction } from '@apogee/shared/database';
import { recordEvent } from '@apogee/shared/events';
import { trusted } from '../harness/trusted';
import type { Pick } from '../scale/random';

/** What announcements are about: items and establishments of the sample data. */
export interface Subjects {
  readonly items: readonly string[];
  readonly establishments: readonly string[];
}

/** What a projection that has missed nothing holds of each subject, as text; null: nothing, it was withdrawn. */
export type LastAnnounced = Map<string, string | null>;

const HASH = '0'.repeat(64);
const DAY = '2026-01-15';
const HISTORIES = [
  ['ACTIVE'],
  ['ACTIVE', 'SUSPENDED'],
  ['ACTIVE', 'SUSPENDED', 'ACTIVE'],
  ['ACTIVE', 'WITHDRAWN'],
] as const;
const EVENTS_A_TRANSACTION = 20;

/** Appends announcements about labels, confirmed TRLs and places, and remembers the last one of each subject. */
export class Announcer {
  readonly last: LastAnnounced = new Map();
  #versions = 0;

  constructor(
    private readonly subjects: Subjects,
    private readonly pick: Pick,
  ) {}

  async append(count: number, inTransaction: InTransaction): Promise<void> {
    for (let left = count; left > 0; left -= EVENTS_A_TRANSACTION) {
      const events = Math.min(left, EVENTS_A_TRANSACTION);
      await inTransaction((database) => {
        for (let event = 0; event < events; event += 1) {
          this.#announce(database);
        }
        return Promise.resolve();
      });
    }
  }

  #announce(database: Database): void {
    const kind = this.pick(10);
    if (kind < 6) {
      this.#announceLabel(database);
    } else if (kind < 8) {
      this.#announceTrl(database);
    } else {
      this.#announcePlace(database);
    }
  }

  #announceLabel(database: Database): void {
    const subjectId = this.#one(this.subjects.items);
    const statuses = this.#one<readonly string[]>(HISTORIES);
    const number = `BENCH-${subjectId}`;
    this.#versions += 1;
    const payload = trusted<LabelDecided>({
      record: {
        seq: this.#versions,
        contentSha256: HASH,
        previousSha256: HASH,
        outcome: 'GRANTED',
        authority: 'COMMITTEE',
        decidedAt: '2026-01-15T08:00:00.000Z',
        effectiveFrom: DAY,
        rectifies: null,
      },
      label: {
        number,
        version: this.#versions,
        holderId: 'firm-demo',
        subjectId,
        subjectKind: 'PRODUCT',
        schemeVersion: 'BENCH',
        awardedOn: DAY,
        validFrom: DAY,
        validUntil: '2129-01-15',
        predecessorNumber: null,
        transitions: statuses.map((status) => ({ status, effectiveOn: DAY, suspendedUntil: null })),
      },
    });
    this.last.set(`label ${number}`, `${this.#versions} ${statuses.at(-1)}`);
    recordEvent(database, labelDecided, { subject: number, occurredAt: new Date(), payload });
  }

  #announceTrl(database: Database): void {
    const subjectId = this.#one(this.subjects.items);
    const assessmentId = `trl-bench-${subjectId}`;
    const confirmedLevel = this.pick(5) === 0 ? null : 1 + this.pick(9);
    const payload = trusted<TrlConfirmed>({ assessmentId, subjectId, confirmedLevel });
    this.#remember(`trl ${assessmentId}`, confirmedLevel);
    recordEvent(database, trlConfirmed, { subject: assessmentId, occurredAt: new Date(), payload });
  }

  #announcePlace(database: Database): void {
    const establishmentId = this.#one(this.subjects.establishments);
    const latitude = this.pick(5) === 0 ? null : 43 + this.pick(600) / 100;
    const location =
      latitude === null
        ? null
        : {
            latitude,
            longitude: this.pick(500) / 100,
            precision: 'COMMUNE',
            communeCode: null,
            departementCode: null,
            regionCode: null,
          };
    const payload = trusted<EstablishmentLocated>({
      establishmentId,
      firmId: 'firm-demo',
      location,
    });
    this.#remember(`place ${establishmentId}`, latitude);
    recordEvent(database, establishmentLocated, {
      subject: establishmentId,
      occurredAt: new Date(),
      payload,
    });
  }

  #remember(subject: string, value: number | null): void {
    this.last.set(subject, value === null ? null : String(value));
  }

  #one<Choice>(choices: readonly Choice[]): Choice {
    const choice = choices[this.pick(choices.length)];
    if (choice === undefined) {
      throw new TypeError('There is nothing to choose from.');
    }
    return choice;
  }
}
