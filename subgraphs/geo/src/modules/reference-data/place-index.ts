import { searchKey } from '../../geography/search-key';
import type { Place, Town } from './town';

/** Where a collectivity's communes are, for the countries in which GeoNames gives no commune code. */
const DEPARTEMENT_OF_COUNTRY: Readonly<Record<string, string>> = {
  BL: '977',
  MF: '978',
  NC: '988',
  PF: '987',
};

/** Communes by code and by name, as GeoNames may write it. */
export class PlaceIndex {
  private readonly byCode: ReadonlyMap<string, Place>;
  private readonly byName = new Map<string, Place[]>();
  private readonly byDepartement = new Map<string, Place[]>();

  constructor(places: readonly Place[]) {
    this.byCode = new Map(places.map((place) => [place.inseeCode, place]));
    for (const place of places.filter((p) => p.inseeCode === p.municipalityCode)) {
      append(this.byName, nameKey(place.name), place);
      append(this.byDepartement, place.departementCode, place);
    }
  }

  findByCode(code: string): Place | null {
    return this.byCode.get(code) ?? null;
  }

  /** The commune of this name in the département. */
  findNamesake(name: string, departementCode: string): Place | null {
    const namesakes = this.byName.get(nameKey(name)) ?? [];
    return namesakes.find((place) => place.departementCode === departementCode) ?? null;
  }

  /** For a town without a code: the only commune of the territory, or the only one of that name. */
  findUncoded(town: Town): Place | null {
    const departement = DEPARTEMENT_OF_COUNTRY[town.country];
    const all = departement === undefined ? [] : (this.byDepartement.get(departement) ?? []);
    const named = (this.byName.get(nameKey(town.name)) ?? []).filter(
      (place) => departement === undefined || place.departementCode === departement,
    );
    const candidates = all.length === 1 ? all : named;
    return candidates.length === 1 ? (candidates[0] ?? null) : null;
  }
}

/** Without a leading article: GeoNames writes `Mont-Dore` for `Le Mont-Dore`. */
export function nameKey(name: string): string {
  return searchKey(name).replace(/^(?:le|la|les|l) /, '');
}

export function append<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) {
    groups.set(key, [item]);
  } else {
    group.push(item);
  }
}
