import { greatCircleKm } from '../../geography/geo-point';
import { append, nameKey, PlaceIndex } from './place-index';
import type { Place, Town } from './town';

/** How many towns of GeoNames were not believed, and why. */
export interface RejectedTowns {
  /** The code is of no present commune, or there is no code and the name says too little. */
  readonly unknownCode: number;
  /** The town bears the name of another commune of the same département. */
  readonly namedAsAnother: number;
  /** The town lies among communes of another intercommunality. */
  readonly misplaced: number;
}

export interface MatchedTowns {
  /** The town that stands for each commune, by INSEE code. */
  readonly townByCommune: ReadonlyMap<string, Town>;
  readonly rejected: RejectedTowns;
}

/**
 * A town is misplaced when it is farther than this from every town of its own intercommunality and
 * less than half as far from some other town of its département. In Guyane towns are just as far apart,
 * but from all neighbours alike.
 */
const MISPLACED_BEYOND_KM = 15;

/** Gives each commune the town that bears its name, or else the largest town with its code. */
export function matchTowns(places: readonly Place[], towns: readonly Town[]): MatchedTowns {
  const index = new PlaceIndex(places);
  const candidates = new Map<Place, Town[]>();
  let unknownCode = 0;
  let namedAsAnother = 0;
  for (const town of towns) {
    const place = placeOf(index, town);
    if (place === null) {
      unknownCode += 1;
    } else if (isNamedAsAnother(index, place, town)) {
      namedAsAnother += 1;
    } else {
      append(candidates, place, town);
    }
  }
  const chosen = [...candidates].map(([place, group]) => ({ place, town: best(place, group) }));
  const { kept, misplaced } = withoutMisplaced(chosen);
  return { townByCommune: kept, rejected: { unknownCode, namedAsAnother, misplaced } };
}

function placeOf(index: PlaceIndex, town: Town): Place | null {
  if (town.inseeCode === null) {
    return index.findUncoded(town);
  }
  return arrondissementOf(index, town) ?? index.findByCode(town.inseeCode);
}

/** The code before that of the first municipal arrondissement; the others follow. */
const BEFORE_FIRST_ARRONDISSEMENT: ReadonlyMap<string, number> = new Map([
  ['Lyon', 69_380],
  ['Marseille', 13_200],
]);

/** GeoNames files `Marseille 01` under Marseille; INSEE's code of it is 13201. */
function arrondissementOf(index: PlaceIndex, town: Town): Place | null {
  const [, city = '', number = ''] = /^(\w+) (\d{2})$/.exec(town.name) ?? [];
  const before = BEFORE_FIRST_ARRONDISSEMENT.get(city);
  return before === undefined ? null : index.findByCode(String(before + Number(number)));
}

function isNamedAsAnother(index: PlaceIndex, place: Place, town: Town): boolean {
  if (nameKey(place.name) === nameKey(town.name)) {
    return false;
  }
  const namesake = index.findNamesake(town.name, place.departementCode);
  return namesake !== null && namesake.inseeCode !== place.municipalityCode;
}

function best(place: Place, towns: readonly Town[]): Town {
  const namesakes = towns.filter((town) => nameKey(town.name) === nameKey(place.name));
  const pool = namesakes.length > 0 ? namesakes : towns;
  return pool.reduce((largest, town) => (town.population > largest.population ? town : largest));
}

interface Choice {
  readonly place: Place;
  readonly town: Town;
}

function withoutMisplaced(choices: readonly Choice[]): {
  kept: ReadonlyMap<string, Town>;
  misplaced: number;
} {
  const byDepartement = new Map<string, Choice[]>();
  for (const choice of choices) {
    append(byDepartement, choice.place.departementCode, choice);
  }
  const kept = choices.filter(
    (choice) => !isMisplaced(choice, byDepartement.get(choice.place.departementCode) ?? []),
  );
  return {
    kept: new Map(kept.map(({ place, town }) => [place.inseeCode, town])),
    misplaced: choices.length - kept.length,
  };
}

function isMisplaced(choice: Choice, neighbours: readonly Choice[]): boolean {
  const others = neighbours.filter((other) => other !== choice);
  const mates = others.filter((other) => other.place.epciCode === choice.place.epciCode);
  const toMates = nearestKm(choice, mates);
  return (
    Number.isFinite(toMates) &&
    toMates > MISPLACED_BEYOND_KM &&
    nearestKm(choice, others) < toMates / 2
  );
}

function nearestKm(choice: Choice, others: readonly Choice[]): number {
  return others.reduce(
    (nearest, other) => Math.min(nearest, greatCircleKm(choice.town, other.town)),
    Number.POSITIVE_INFINITY,
  );
}
