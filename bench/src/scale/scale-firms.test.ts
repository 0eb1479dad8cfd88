import { isSiren, isSiret } from '@apogee/shared/ids';
import fc from 'fast-check';
import { LARGEST_SCALE, sirenOf } from './numbers';
import { makeScaleFirms, type ScaleIngredients } from './scale-firms';

const INGREDIENTS: ScaleIngredients = {
  templates: ['firm-demo-a', 'firm-demo-b', 'firm-demo-c'],
  communes: [
    { code: '31555', name: 'Toulouse', postcode: '31000', population: 500_000 },
    { code: '31254', name: 'Labège', postcode: '31670', population: 4000 },
  ],
};

const make = (seed: number): unknown => makeScaleFirms(50, seed, INGREDIENTS);

describe('scale firms', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(make(7)).toEqual(make(7));
    expect(make(7)).not.toEqual(make(8));
  });

  it('are the first ones of a larger number', () => {
    expect(makeScaleFirms(100, 1, INGREDIENTS).slice(0, 40)).toEqual(
      makeScaleFirms(40, 1, INGREDIENTS),
    );
  });

  it('can be told from real firms, and copy two different demonstration firms', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (const { legalName, siren, sites, templates } of makeScaleFirms(
          20,
          seed,
          INGREDIENTS,
        )) {
          expect(legalName).toMatch(/^Démonstration /);
          expect(siren).toMatch(/^9991/);
          expect(isSiren(siren)).toBe(true);
          expect(sites.every(({ siret }) => isSiret(siret) && siret.startsWith(siren))).toBe(true);
          expect(sites.length).toBeGreaterThanOrEqual(1);
          expect(templates[0]).not.toBe(templates[1]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('have numbers of their own up to the largest scale', () => {
    const sirens = Array.from({ length: LARGEST_SCALE }, (_, index) => sirenOf(index + 1));
    expect(new Set(sirens).size).toBe(LARGEST_SCALE);
    expect(sirens.at(-1)).toMatch(/^99999999\d$/);
  });

  it('are ordered by names without accents', () => {
    const [firm] = makeScaleFirms(1, 1, INGREDIENTS);
    expect(firm?.sortName).toMatch(/^demonstration [ -~]+ 00001$/);
  });
});
