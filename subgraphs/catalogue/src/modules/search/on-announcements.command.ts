import type { Clock } from '@apogee/shared/clock';
import {
  type EstablishmentLocated,
  establishmentLocated,
  firmChanged,
  itemChanged,
  type LabelDecided,
  labelDecided,
  type TrlConfirmed,
  trlConfirmed,
} from '@apogee/shared/contracts';
import type { Database, InTransaction } from '@apogee/shared/database';
import type { EventConsumer, EventLog, LoggedEvent } from '@apogee/shared/events';
import {
  type AnnouncedLabel,
  type AnnouncedPlace,
  type AnnouncedTrl,
  AnnouncementRepository,
  type Announcements,
} from './announcement.repository';
import type { ChangedDocuments } from './percolation.repository';
import { SearchDocumentRepository } from './search-document.repository';

/** Its checkpoint says how far documents are true to the log. */
const CONSUMER = 'catalogue.search';

const ANNOUNCED = [labelDecided.type, trlConfirmed.type, establishmentLocated.type];

const FILTER = { types: ANNOUNCED };

/** Documents of our own records are brought up to date by whoever changes those; what they say is news all the same. */
const NEWS = { types: [...ANNOUNCED, firmChanged.type, itemChanged.type] };

/** Does something about documents that may have changed, in the transaction that brought them up to date. */
export type OnChange = (database: Database, changed: ChangedDocuments) => Promise<void>;

/** Keeps documents true to what other subgraphs announce: labels, confirmed TRLs, places. */
export function announcementConsumer(clock: Clock, onChange: OnChange): EventConsumer {
  return {
    name: CONSUMER,
    filter: NEWS,
    handle: async (database, events) => {
      const announcements = announcementsOf(events);
      const kept = new AnnouncementRepository(database);
      await kept.keep(announcements);
      const firmIds = await kept.findFirms(announcements);
      if (firmIds.length > 0) {
        await new SearchDocumentRepository(database).refresh(firmIds, clock.today());
      }
      await onChange(database, changedBy(events, firmIds));
    },
  };
}

/** Tells up to when documents say what others announced: now, when nothing is left to read; null before the first. */
export function freshnessOf(log: EventLog, clock: Clock): () => Promise<Date | null> {
  return async () => {
    const consumer = (await log.consumers()).find(({ name }) => name === CONSUMER) ?? null;
    return consumer === null || consumer.behind === 0
      ? consumer && clock.now()
      : consumer.updatedAt;
  };
}

/** What to make everything anew of. */
export interface SearchRebuild {
  readonly log: EventLog;
  readonly inTransaction: InTransaction;
  readonly clock: Clock;
}

/**
 * Makes what was announced and all documents anew from the log and the catalogue, while others search: they see the
 * former ones until the new ones are whole. What is announced meanwhile is later than what was read, and stays.
 */
export async function rebuildSearch({ log, inTransaction, clock }: SearchRebuild): Promise<void> {
  const events: LoggedEvent[] = [];
  let position = await log.beginning();
  for (let reachedEnd = false; !reachedEnd; ) {
    const batch = await log.read(position, FILTER);
    events.push(...batch.events);
    ({ position, reachedEnd } = batch);
  }
  const announcements = announcementsOf(events);
  const last = new Date(Math.max(0, ...events.map(({ occurredAt }) => occurredAt.getTime())));
  await inTransaction(async (database) => {
    const kept = new AnnouncementRepository(database);
    await kept.forgetOthers(announcements, last);
    await kept.keep(announcements);
    await new SearchDocumentRepository(database).refresh(null, clock.today());
  });
}

/** Each event tells all of its subject, so the last one of each is enough. */
function announcementsOf(events: readonly LoggedEvent[]): Announcements {
  const labels = new Map<string, AnnouncedLabel>();
  const trls = new Map<string, AnnouncedTrl>();
  const places = new Map<string, AnnouncedPlace>();
  for (const event of events) {
    if (isOf<LabelDecided>(event, labelDecided)) {
      labels.set(event.subject, labelOf(event));
    } else if (isOf<TrlConfirmed>(event, trlConfirmed)) {
      trls.set(event.subject, trlOf(event));
    } else if (isOf<EstablishmentLocated>(event, establishmentLocated)) {
      places.set(event.subject, placeOf(event));
    }
  }
  return {
    labels: [...labels.values()],
    trls: [...trls.values()],
    places: [...places.values()],
  };
}

/** Of a firm that others announce something about, any document may say something else. */
function changedBy(events: readonly LoggedEvent[], firmIds: readonly string[]): ChangedDocuments {
  const subjectsOf = (type: string): readonly string[] =>
    events.filter((event) => event.type === type).map(({ subject }) => subject);
  return {
    firmIds: [...new Set([...firmIds, ...subjectsOf(firmChanged.type)])],
    documentIds: [...new Set(subjectsOf(itemChanged.type))],
  };
}

/** Whoever recorded it gave it what its contract says. */
function isOf<Payload>(
  event: LoggedEvent,
  { type, version }: { readonly type: string; readonly version: number },
): event is LoggedEvent<Payload> {
  return event.type === type && event.version === version;
}

function labelOf({ payload: { label }, occurredAt }: LoggedEvent<LabelDecided>): AnnouncedLabel {
  const { number, version, subjectId, validUntil, transitions } = label;
  return { number, version, subjectId, validUntil, transitions, announcedAt: occurredAt };
}

function trlOf({ payload, occurredAt }: LoggedEvent<TrlConfirmed>): AnnouncedTrl {
  const { assessmentId, subjectId, confirmedLevel } = payload;
  return { assessmentId, subjectId, level: confirmedLevel, announcedAt: occurredAt };
}

function placeOf({ payload, occurredAt }: LoggedEvent<EstablishmentLocated>): AnnouncedPlace {
  const { establishmentId, location } = payload;
  const point =
    location === null ? null : { latitude: location.latitude, longitude: location.longitude };
  return { establishmentId, point, announcedAt: occurredAt };
}
