/** Entities of the catalogue that this subgraph adds fields to. */
export { type FirmReference, FirmType } from './firm.type';
export { type LabelableReference, LabelableType } from './labelable.type';
