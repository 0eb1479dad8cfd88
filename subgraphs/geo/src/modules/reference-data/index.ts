export {
  loadReferenceData,
  referenceDataVersion,
} from './load-reference-data.command';
