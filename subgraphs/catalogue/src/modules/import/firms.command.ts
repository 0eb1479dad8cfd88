import { type FirmChanged, firmChanged } from '@apogee/shared/contracts';
import type { Database } from '@apogee/shared/database';
import { recordEvent } from '@apogee/shared/events';
import type { FirmId } from '@apogee/shared/ids';
import { sortNameOf } from '../../sort-name';
import type { Batch } from './batch.command';
import { numbered } from './candidates';
import { addSource } from './import-source.command';
import type { ImportTarget } from './import-target';
import { type FirmContent, type FirmSays, keysOfFirm, settleFirm } from './imported-firm';
import { ImportedFirmRepository } from './imported-firm.repository';
import type { LineFormat } from './line-reading';
import { repetition } from './repetition';

/** Lines that are about firms, in whichever format. */
export function firmsTarget(
  format: LineFormat<FirmSays>,
): ImportTarget<FirmSays, FirmContent, Batch> {
  return {
    format,
    keysOf: keysOfFirm,
    repetition,
    settle: async (lines, { database, job }) => {
      const standing = await new ImportedFirmRepository(database).find(
        lines.flatMap(({ stated }) => stated.id ?? []),
        lines.flatMap(({ stated }) => stated.siren ?? []),
      );
      const byId = new Map(standing.map((firm) => [firm.content.id, firm]));
      const bySiren = new Map(standing.map((firm) => [firm.content.siren, firm]));
      return lines.map(({ stated }) =>
        settleFirm(stated, {
          byId: byId.get(stated.id ?? '') ?? null,
          byNumber: numbered(bySiren, stated.siren),
          addsFirms: job.addsFirms,
        }),
      );
    },
    write: async (wanted, { database, job, at }) => {
      const firms = new ImportedFirmRepository(database);
      const firmIds = wanted.map(({ content }) => content.id);
      await firms.write(
        wanted.map((firm) => ({ ...firm, sortName: sortNameOf(firm.content.legalName) })),
        at,
      );
      await firms.addSource(firmIds, await addSource(database, job.source));
      for (const { content, outcome } of wanted) {
        publishFirm(database, { id: content.id, change: CHANGES[outcome], at });
      }
      return firmIds;
    },
  };
}

/** What an event says of what has become of a line. */
export const CHANGES = { ADDED: 'PUBLISHED', CHANGED: 'CHANGED' } as const;

interface FirmNews {
  readonly id: string;
  readonly change: FirmChanged['change'];
  readonly at: Date;
}

export function publishFirm(database: Database, { id, change, at }: FirmNews): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ids of imports are those that the catalogue gives
  const firmId = id as FirmId;
  recordEvent(database, firmChanged, {
    subject: firmId,
    occurredAt: at,
    payload: { firmId, change },
  });
}
