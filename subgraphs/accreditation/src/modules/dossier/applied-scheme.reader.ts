import type { IsoDate } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { Refused } from '@apogee/shared/errors';
import type { Application } from '../application';
import { type LabelScheme, LabelSchemeRepository, schemeInForceOn } from '../scheme';
import { dossierRefusal } from './dossier-refusals';

/** The scheme that a file is handled under: frozen at its submission, the one in force before (invariant 25). */
export function appliedScheme(
  { schemeVersion }: Pick<Application, 'schemeVersion'>,
  schemes: readonly LabelScheme[],
  today: IsoDate,
): LabelScheme | null {
  return schemeVersion === null
    ? schemeInForceOn(schemes, today)
    : (schemes.find(({ version }) => version === schemeVersion) ?? null);
}

/** As `appliedScheme`, read within a transaction; refuses where no scheme is in force. */
export async function readAppliedScheme(
  database: Database,
  application: Pick<Application, 'schemeVersion'>,
  today: IsoDate,
): Promise<LabelScheme> {
  const schemes = await new LabelSchemeRepository(database).findAll();
  const scheme = appliedScheme(application, schemes, today);
  if (scheme === null) {
    throw new Refused([dossierRefusal('NO_SCHEME_IN_FORCE')]);
  }
  return scheme;
}
