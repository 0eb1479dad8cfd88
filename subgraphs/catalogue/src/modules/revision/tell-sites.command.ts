import type { EstablishmentChanged } from '@apogee/shared/contracts';
import type { Database } from '@apogee/shared/database';
import type { FirmId } from '@apogee/shared/ids';
import {
  EstablishmentRepository,
  establishmentAsTold,
  publishEstablishments,
} from '../establishment';
import { FirmRepository } from '../firm';

interface Telling {
  readonly change: EstablishmentChanged['change'];
  readonly at: Date;
}

/** Tells that the sites of a firm went with it or came back, in the transaction that hid or showed it. */
export async function tellSites(
  database: Database,
  firmId: FirmId,
  { change, at }: Telling,
): Promise<void> {
  const [firm] = await new FirmRepository(database).findByIds([firmId]);
  const sites = await new EstablishmentRepository(database).findByFirms([firmId]);
  const demonstration = firm?.demonstration === true;
  const told = sites.map((site) => establishmentAsTold(site, { demonstration }));
  publishEstablishments(database, {
    at,
    changes: told.map((site) => ({ change, entry: change === 'REMOVED' ? gone(site) : site })),
  });
}

function gone(site: ReturnType<typeof establishmentAsTold>): typeof site {
  return { ...site, address: null };
}
