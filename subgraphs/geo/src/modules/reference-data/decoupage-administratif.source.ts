import { readFile } from 'node:fs/promises';
import {
  type CommuneCode,
  type DepartementCode,
  isCommuneCode,
  isDepartementCode,
  isSiren,
  type Siren,
} from '@apogee/shared/ids';
import { z } from 'zod';
import type { Decoupage } from './decoupage';

const PACKAGE = '@etalab/decoupage-administratif';

const communeCode = z.custom<CommuneCode>(
  (value) => typeof value === 'string' && isCommuneCode(value),
);
const departementCode = z.custom<DepartementCode>(
  (value) => typeof value === 'string' && isDepartementCode(value),
);
const zone = z.enum(['metro', 'drom', 'com']);

const communes = z.array(
  z.object({
    code: communeCode,
    nom: z.string(),
    type: z.string(),
    zone,
    departement: departementCode,
    region: z.string(),
    commune: communeCode.nullable().default(null),
    codesPostaux: z.array(z.string()).default([]),
    population: z.number().nullable().default(null),
  }),
);
const departements = z.array(
  z.object({ code: departementCode, nom: z.string(), region: z.string(), zone }),
);
const regions = z.array(z.object({ code: z.string(), nom: z.string(), zone }));
const epcis = z.array(
  z.object({
    code: z.custom<Siren>((value) => typeof value === 'string' && isSiren(value)),
    nom: z.string(),
    type: z.enum(['CC', 'CA', 'CU', 'METRO', 'MET69']),
    populationMunicipale: z.number(),
    membres: z.array(z.object({ code: z.string() })),
  }),
);

/**
 * Reads the npm package `@etalab/decoupage-administratif` (data: Licence Ouverte).
 * As text: an import would make TypeScript infer a type from 37,590 literals.
 */
export async function readDecoupage(): Promise<Decoupage> {
  return {
    communes: communes.parse(await readJson('communes')),
    departements: departements.parse(await readJson('departements')),
    regions: regions.parse(await readJson('regions')),
    epcis: epcis.parse(await readJson('epci')),
  };
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(require.resolve(`${PACKAGE}/data/${name}.json`), 'utf8'));
}
