export { parseSample, readSampleText } from './sample-data.files';
export type { SampleEstablishments } from './sample-establishments';
