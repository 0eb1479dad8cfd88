/** What subgraphs, and readers outside, agree on: the events of the log, by name and version. */
export {
  type EstablishmentChanged,
  establishmentChanged,
  type FirmChanged,
  firmChanged,
  type ItemChanged,
  itemChanged,
  type SearchMatched,
  searchMatched,
} from './catalogue-events';
export { type EventContract, type PayloadOf, versionedType } from './event-contract';
export { eventContracts, jsonSchema } from './event-contracts';
export {
  type ApplicationDecided,
  applicationDecided,
  type LabelDecided,
  labelDecided,
} from './label-events';
export { type EstablishmentLocated, establishmentLocated } from './location-events';
export {
  type ApplicationTransitioned,
  applicationTransitioned,
  type TallyChanged,
  type TrlConfirmed,
  tallyChanged,
  trlConfirmed,
} from './procedure-events';
export {
  labelDecidedMessage,
  WEBHOOK_SOURCE,
  type WebhookMessageContract,
  webhookMessages,
  webhookTestedMessage,
} from './webhook-messages';
