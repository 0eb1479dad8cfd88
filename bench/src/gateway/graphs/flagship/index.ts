import type { BenchGraph } from '../graph';
import { accreditation } from './accreditation';
import { catalogue } from './catalogue';
import { geo } from './geo';

/** The shape of this project's own flagship question, small enough to be answered from memory. */
export const flagshipGraph: BenchGraph = {
  name: 'flagship',
  subgraphs: [catalogue, accreditation, geo],
};
