import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type SampleApplication,
  type SampleAssessment,
  type SampleCatalogueItem,
  type SampleDirectorate,
  type SampleEnvironment,
  type SampleInterest,
  type SampleLabel,
  type SamplePerson,
  type SampleRangeMember,
  type SampleScheme,
  sampleShapes,
} from './sample-shapes';

/** The same folder seen from `src` and from `dist`. */
const FOLDER = join(__dirname, '..', '..', 'sample-data');

/** Grows when the same files are to be loaded in another way. */
const LOADER_VERSION = 3;

export interface SampleData {
  readonly schemes: readonly SampleScheme[];
  readonly environments: readonly SampleEnvironment[];
  readonly assessments: readonly SampleAssessment[];
  readonly members: readonly SampleRangeMember[];
  readonly labels: readonly SampleLabel[];
  readonly directorates: readonly SampleDirectorate[];
  readonly persons: readonly SamplePerson[];
  readonly interests: readonly SampleInterest[];
  readonly items: readonly SampleCatalogueItem[];
  readonly applications: readonly SampleApplication[];
}

export function readSampleData(): SampleData {
  return {
    ...sampleShapes['label-schemes.json'].parse(readJson('label-schemes.json')),
    ...sampleShapes['environments.json'].parse(readJson('environments.json')),
    ...sampleShapes['assessments.json'].parse(readJson('assessments.json')),
    ...sampleShapes['range-members.json'].parse(readJson('range-members.json')),
    ...sampleShapes['labels.json'].parse(readJson('labels.json')),
    ...sampleShapes['people.json'].parse(readJson('people.json')),
    ...sampleShapes['catalogue-items.json'].parse(readJson('catalogue-items.json')),
    ...sampleShapes['applications.json'].parse(readJson('applications.json')),
  };
}

/** Names the content of the files and the way it is loaded. */
export function sampleDataHash(): string {
  const hash = createHash('sha256').update(`loader ${LOADER_VERSION}\n`);
  for (const name of Object.keys(sampleShapes)) {
    hash.update(`${name}\n`).update(readText(name));
  }
  return hash.digest('hex');
}

function readJson(name: keyof typeof sampleShapes): unknown {
  return JSON.parse(readText(name));
}

function readText(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}
