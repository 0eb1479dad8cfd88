import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isIsoDate } from '@apogee/shared/clock';
import { z } from 'zod';
import {
  type CommuneList,
  deriveHistory,
  printHistory,
} from './modules/reference-data/former-commune';
import { HISTORY_FILE } from './modules/reference-data/former-communes.source';

/**
 * Writes `reference-data/former-communes.json` anew, once a year, from packages that were unpacked into one folder:
 * `<year>/` holds the edition of `@etalab/decoupage-administratif` of that year, `names/` its version 0.3.0 (the last
 * one with names of older codes) and `minicog/` `@ban-team/validateur-bal`, each with its folder `package`.
 */
const [folder = '.', ...years] = process.argv.slice(2);

const communes = z.array(z.object({ code: z.string(), nom: z.string(), type: z.string() }));
const minicog = z.array(
  z.object({ code: z.string(), anciensCodes: z.array(z.string()).default([]) }),
);

function read<Shape>(shape: z.ZodType<Shape>, ...path: readonly string[]): Shape {
  return shape.parse(JSON.parse(readFileSync(join(folder, ...path), 'utf8')));
}

function communesOf(edition: string): z.infer<typeof communes> {
  return read(communes, edition, 'package/data/communes.json');
}

function listOf(year: string): CommuneList {
  const current = communesOf(year).filter(({ type }) => type === 'commune-actuelle');
  const day = `${year}-01-01`;
  if (!isIsoDate(day)) {
    throw new TypeError(`Not a year: ${year}`);
  }
  return { day, names: new Map(current.map(({ code, nom }) => [code, nom])) };
}

const [oldest, ...later] = years.map(listOf);
if (oldest === undefined) {
  throw new TypeError('Usage: node dist/write-former-communes.js FOLDER 2019 2021 … 2026');
}
writeFileSync(
  HISTORY_FILE,
  printHistory(
    deriveHistory({
      lists: [oldest, ...later],
      successors: new Map(
        read(minicog, 'minicog', 'package/minicog.json').flatMap(({ code, anciensCodes }) =>
          anciensCodes.map((former) => [former, code] as const),
        ),
      ),
      olderNames: new Map(communesOf('names').map(({ code, nom }) => [code, nom])),
    }),
  ),
);
