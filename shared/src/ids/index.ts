export type { Brand } from './brand';
export type {
  ApplicationId,
  CommitteeSessionId,
  EnvironmentId,
  EstablishmentId,
  FirmId,
  ItemId,
  LabelNumber,
  PersonId,
  TrlAssessmentId,
} from './entity-ids';
export {
  type CommuneCode,
  type DepartementCode,
  isCommuneCode,
  isDepartementCode,
  isRegionCode,
  type RegionCode,
} from './insee-codes';
export { passesLuhn } from './luhn';
export { newId } from './new-id';
export { isSiren, isSiret, type Siren, type Siret } from './siren';
