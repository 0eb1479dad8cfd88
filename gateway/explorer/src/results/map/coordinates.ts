import { itemsAt } from '../rows/items';
import { isObject, type Json, type JsonObject } from '../rows/json';
import type { RowList } from '../rows/row-lists';

/** A point on the earth, in degrees. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where an object of an answer is: by itself, else by the nearest object within it. Lists within it are others. */
export function findCoordinates(object: JsonObject): Coordinates | null {
  let level: readonly JsonObject[] = [object];
  while (level.length > 0) {
    const found = level.map(ownCoordinates).find((coordinates) => coordinates !== null);
    if (found !== undefined) {
      return found;
    }
    level = level.flatMap((outer) => Object.values(outer).filter(isObject));
  }
  return null;
}

/** The lists of an answer of which at least one object is somewhere. */
export function locatedLists(data: Json, lists: readonly RowList[]): readonly RowList[] {
  return lists.filter(({ path }) =>
    itemsAt(data, path).some((item) => findCoordinates(item) !== null),
  );
}

function ownCoordinates({ latitude, longitude }: JsonObject): Coordinates | null {
  return isWithin(latitude, 90) && isWithin(longitude, 180) ? { latitude, longitude } : null;
}

function isWithin(degrees: Json | undefined, most: number): degrees is number {
  return typeof degrees === 'number' && Math.abs(degrees) <= most;
}
