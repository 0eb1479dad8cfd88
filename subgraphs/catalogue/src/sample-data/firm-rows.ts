import type { EstablishmentEntity } from '../modules/establishment';
import type {
  ContractorProfileEntity,
  FirmEntity,
  FirmSourceEntity,
  SmeStatusEntity,
} from '../modules/firm';
import { sortNameOf } from '../sort-name';
import type { SampleFirm } from './sample-file';

/** One firm of a sample file as rows of the tables that hold it. */
export interface FirmRows {
  readonly firm: FirmEntity;
  readonly profiles: readonly ContractorProfileEntity[];
  readonly smeStatuses: readonly SmeStatusEntity[];
  readonly sources: readonly FirmSourceEntity[];
  readonly establishments: readonly EstablishmentEntity[];
}

export function toFirmRows(sample: SampleFirm): FirmRows {
  const firmId = sample.id;
  return {
    firm: firmRow(sample),
    profiles: profileRows(sample),
    smeStatuses: sample.smeStatus === null ? [] : [{ firmId, ...sample.smeStatus }],
    sources: sample.sourceIds.map((sourceId, ordinal) => ({ firmId, ordinal, sourceId })),
    establishments: establishmentRows(sample),
  };
}

function firmRow(sample: SampleFirm): FirmEntity {
  const { profile: _, smeStatus: __, establishments: ___, sourceIds: ____, ...firm } = sample;
  return {
    ...firm,
    sortName: sortNameOf(firm.legalName),
    isSample: true,
    sourcedVersion: firm.version,
    updatedAt: new Date(firm.updatedAt),
  };
}

function profileRows({ id: firmId, profile }: SampleFirm): ContractorProfileEntity[] {
  if (profile === null) {
    return [];
  }
  const { summary, activityCategories } = profile;
  return [{ firmId, summaryFr: summary.fr, summaryEn: summary.en, activityCategories }];
}

function establishmentRows({ id: firmId, establishments }: SampleFirm): EstablishmentEntity[] {
  return establishments.map(({ address, ...establishment }, ordinal) => ({
    ...establishment,
    ...address,
    firmId,
    ordinal,
  }));
}
