import { sirenOf, siretOf, textOf } from './numbers';
import { type Pick, seededPick } from './random';

/** A commune that geo has a point for. */
export interface ScaleCommune {
  readonly code: string;
  readonly name: string;
  readonly postcode: string | null;
  readonly population: number;
}

/** What the database already holds and the firms are made of. */
export interface ScaleIngredients {
  /** Demonstration firms with items, whose items are copied. At least two. */
  readonly templates: readonly string[];
  readonly communes: readonly ScaleCommune[];
}

export interface ScaleFirm {
  readonly id: string;
  readonly number: string;
  readonly siren: string;
  readonly legalName: string;
  /** As the catalogue orders firms: lower case without accents. */
  readonly sortName: string;
  /** Two different demonstration firms. */
  readonly templates: readonly [string, string];
  readonly sites: readonly ScaleSite[];
}

interface ScaleSite {
  readonly id: string;
  readonly siret: string;
  readonly name: string;
  readonly ordinal: number;
  readonly commune: ScaleCommune;
}

const LARGEST_SITE_COUNT = 4;

const TRADES = [
  'Avionique',
  'Cryogénie',
  'Mécanismes',
  'Optique',
  'Propulsion',
  'Radiofréquences',
  'Structures',
  'Systèmes embarqués',
  'Thermique',
  'Télémesure',
] as const;

/** The firms of a seed, in the order of their numbers. A smaller count gives the first ones of a larger count. */
export function makeScaleFirms(
  count: number,
  seed: number,
  ingredients: ScaleIngredients,
): readonly ScaleFirm[] {
  const pick = seededPick(seed);
  const pickCommune = byPopulation(ingredients.communes, pick);
  return Array.from({ length: count }, (_, index) =>
    makeFirm(index + 1, { pick, pickCommune, templates: ingredients.templates }),
  );
}

interface Choices {
  readonly pick: Pick;
  readonly pickCommune: () => ScaleCommune;
  readonly templates: readonly string[];
}

function makeFirm(firm: number, { pick, pickCommune, templates }: Choices): ScaleFirm {
  const number = textOf(firm);
  const siren = sirenOf(firm);
  const communes = Array.from({ length: 1 + pick(LARGEST_SITE_COUNT) }, pickCommune);
  const legalName = `Démonstration ${TRADES[pick(TRADES.length)]} ${communes[0]?.name} ${number}`;
  return {
    id: `firm-scale-${number}`,
    number,
    siren,
    legalName,
    sortName: sortNameOf(legalName),
    templates: pickTwo(templates, pick),
    sites: communes.map((commune, ordinal) => ({
      id: `est-scale-${number}-${ordinal}`,
      siret: siretOf(siren, ordinal + 1),
      name: ordinal === 0 ? 'Siège' : `Site de ${commune.name}`,
      ordinal,
      commune,
    })),
  };
}

function pickTwo(templates: readonly string[], pick: Pick): [string, string] {
  const first = pick(templates.length);
  const second = (first + 1 + pick(templates.length - 1)) % templates.length;
  return [templates[first] ?? '', templates[second] ?? ''];
}

/** Where more people live there are more firms. */
function byPopulation(communes: readonly ScaleCommune[], pick: Pick): () => ScaleCommune {
  const slots = communes.flatMap((commune) =>
    Array.from({ length: Math.ceil(commune.population / 1000) }, () => commune),
  );
  return () => {
    const found = slots[pick(slots.length)];
    if (found === undefined) {
      throw new RangeError('there is no commune to choose from');
    }
    return found;
  };
}

function sortNameOf(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/œ/giu, 'oe').toLowerCase();
}
