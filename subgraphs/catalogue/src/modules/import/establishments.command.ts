import type { CommuneCode, EstablishmentId, FirmId } from '@apogee/shared/ids';
import { establishmentAsTold, publishEstablishments } from '../establishment';
import type { Batch } from './batch.command';
import { numbered } from './candidates';
import { CHANGES, publishFirm } from './firms.command';
import { addSource } from './import-source.command';
import type { ImportTarget } from './import-target';
import {
  type EstablishmentContent,
  type EstablishmentSays,
  keysOfEstablishment,
  settleEstablishment,
} from './imported-establishment';
import { ImportedEstablishmentRepository } from './imported-establishment.repository';
import { ImportedFirmRepository } from './imported-firm.repository';
import type { LineFormat } from './line-reading';
import { repetition } from './repetition';

interface EstablishmentsSettings {
  readonly format: LineFormat<EstablishmentSays>;
  /** Whether a line of an unknown firm is a mistake; else it is of no interest. */
  readonly wantsKnownFirms: boolean;
}

/** Lines that are about establishments, in whichever format. */
export function establishmentsTarget({
  format,
  wantsKnownFirms,
}: EstablishmentsSettings): ImportTarget<EstablishmentSays, EstablishmentContent, Batch> {
  return {
    format,
    keysOf: keysOfEstablishment,
    repetition,
    settle: async (lines, { database }) => {
      const says = lines.map(({ stated }) => stated);
      const standing = await new ImportedEstablishmentRepository(database).find(
        says.flatMap(({ id }) => id ?? []),
        says.flatMap(({ siret }) => siret ?? []),
      );
      const firms = await new ImportedFirmRepository(database).findNamed(
        [
          ...says.flatMap(({ firmId }) => firmId ?? []),
          ...standing.map(({ content }) => content.firmId),
        ],
        says.flatMap(({ firmSiren, siret }) => firmSiren ?? siret?.slice(0, 9) ?? []),
      );
      const byId = new Map(standing.map((site) => [site.content.id, site]));
      const bySiret = new Map(standing.map((site) => [site.content.siret, site]));
      return says.map((stated) =>
        settleEstablishment(stated, {
          byId: byId.get(stated.id ?? '') ?? null,
          byNumber: numbered(bySiret, stated.siret),
          firms,
          wantsKnownFirms,
        }),
      );
    },
    write: async (wanted, { database, job, at }) => {
      await new ImportedEstablishmentRepository(database).write(wanted);
      const firmIds = [...new Set(wanted.map(({ content }) => content.firmId))];
      const firms = new ImportedFirmRepository(database);
      await firms.touch(firmIds, at);
      await firms.addSource(firmIds, await addSource(database, job.source));
      for (const id of firmIds) {
        publishFirm(database, { id, change: 'CHANGED', at });
      }
      const { byId } = await firms.findNamed(firmIds, []);
      publishEstablishments(database, {
        at,
        changes: wanted.map(({ content, outcome }) => ({
          change: CHANGES[outcome],
          entry: establishmentAsTold(toldOf(content), {
            demonstration: byId.get(content.firmId)?.demonstration === true,
          }),
        })),
      });
      return firmIds;
    },
  };
}

function toldOf(content: EstablishmentContent): Parameters<typeof establishmentAsTold>[0] {
  const { line1, line2, postcode, city, countryCode } = content;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ids of imports are those that the catalogue gives, and the code was checked
  const { id, firmId, communeCode } = content as unknown as Identified;
  return { id, firmId, communeCode, address: { line1, line2, postcode, city, countryCode } };
}

interface Identified {
  readonly id: EstablishmentId;
  readonly firmId: FirmId;
  readonly communeCode: CommuneCode;
}
