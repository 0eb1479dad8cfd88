import type { Clock } from '@apogee/shared/clock';
import { type EstablishmentChanged, establishmentChanged } from '@apogee/shared/contracts';
import type { EventConsumer, LoggedEvent } from '@apogee/shared/events';
import { relocate } from '../establishment';
import {
  type FollowedEstablishment,
  FollowedEstablishmentRepository,
} from './followed-establishment.repository';

/** Places what the catalogue publishes, moves and removes. */
export function establishmentConsumer(clock: Clock): EventConsumer {
  return {
    name: 'geo.establishments',
    filter: { types: [establishmentChanged.type] },
    handle: async (database, events) => {
      const latest = latestOf(events);
      const establishmentIds = latest.map(({ establishmentId }) => establishmentId);
      const followed = new FollowedEstablishmentRepository(database);
      await relocate(database, { establishmentIds, at: clock.now() }, async () => {
        await followed.forget(
          latest.filter(({ address }) => address === null).map((told) => told.establishmentId),
        );
        await followed.place(latest.flatMap(placedOf), clock.today());
      });
    },
  };
}

/** Each event tells all of its establishment, so the last one is enough. */
function latestOf(events: readonly LoggedEvent[]): readonly EstablishmentChanged[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whoever recorded it kept its contract
  const told = events as readonly LoggedEvent<EstablishmentChanged>[];
  return [...new Map(told.map(({ subject, payload }) => [subject, payload])).values()];
}

function placedOf({
  establishmentId,
  firmId,
  demonstration,
  address,
}: EstablishmentChanged): readonly FollowedEstablishment[] {
  return address === null ? [] : [{ establishmentId, firmId, demonstration, place: address }];
}
