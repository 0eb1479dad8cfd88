export {
  loadReferenceData,
  type Report,
  referenceDataVersion,
} from './load-reference-data.command';
