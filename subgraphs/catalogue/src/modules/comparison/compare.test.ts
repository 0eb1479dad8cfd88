import * as fc from 'fast-check';
import type { StatedFigure } from '../../measures/stated-figure';
import { type ComparableProduct, compare } from './compare';

function figure(parameter: string, stated: Partial<StatedFigure>): StatedFigure {
  const nothing = { value: null, min: null, max: null, text: null, unit: null };
  return { parameter, ...nothing, condition: null, sourceId: null, ...stated };
}

const light: ComparableProduct = {
  productId: 'light',
  figures: [
    figure('mass', { value: 320, unit: 'g' }),
    figure('momentum', { value: 100, unit: 'mN.m.s' }),
    figure('operatingTemperature', { min: -20, max: 60, unit: '°C' }),
  ],
};
const heavy: ComparableProduct = {
  productId: 'heavy',
  figures: [
    figure('mass', { value: 0.98, unit: 'kg' }),
    figure('momentum', { value: 0.4, unit: 'N.m.s' }),
    figure('tid', { value: 30, unit: 'krad' }),
  ],
};

describe('comparison', () => {
  it('shows one unit a row and marks the best where a better direction is known', () => {
    const empty = { min: null, max: null, text: null, condition: null, sourceId: null };
    expect(compare([light, heavy], ['mass', 'momentum'])).toEqual([
      {
        parameter: 'mass',
        unit: 'kg',
        better: 'LOWER',
        cells: [
          { ...empty, productId: 'light', value: 0.32, missing: false, best: true },
          { ...empty, productId: 'heavy', value: 0.98, missing: false, best: false },
        ],
      },
      {
        parameter: 'momentum',
        unit: 'N.m.s',
        better: null,
        cells: [
          { ...empty, productId: 'light', value: 0.1, missing: false, best: false },
          { ...empty, productId: 'heavy', value: 0.4, missing: false, best: false },
        ],
      },
    ]);
  });

  it('says what is missing and does not call the only figure the best', () => {
    const [row] = compare([light, heavy], ['tid']);
    expect(row?.cells.map(({ missing, best }) => ({ missing, best }))).toEqual([
      { missing: true, best: false },
      { missing: false, best: false },
    ]);
  });

  it('does not rank figures that hold under different conditions', () => {
    const slow = { value: 1, unit: 'W', condition: '2000 rpm' };
    const fast = { value: 2, unit: 'W', condition: '6000 rpm' };
    const products = [
      { productId: 'a', figures: [figure('power', slow)] },
      { productId: 'b', figures: [figure('power', fast)] },
    ];
    const [row] = compare(products, null);
    expect(row?.cells.map(({ best }) => best)).toEqual([false, false]);
  });

  it('shows a figure in a unit that does not convert as it was stated', () => {
    const odd: ComparableProduct = {
      productId: 'odd',
      figures: [figure('mass', { value: 2, unit: 'lb' })],
    };
    const [row] = compare([light, odd], ['mass']);
    expect(row?.cells[1]).toMatchObject({ value: null, text: '2 lb', missing: false, best: false });
  });

  it('takes every stated parameter when none is named, once each', () => {
    expect(compare([light, heavy], null).map(({ parameter }) => parameter)).toEqual([
      'mass',
      'momentum',
      'operatingTemperature',
      'tid',
    ]);
  });

  it('has a cell for every product in every row, and no best among the missing', () => {
    const anyFigure = fc.record({
      parameter: fc.constantFrom('mass', 'tid', 'momentum', 'colour'),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }),
      unit: fc.constantFrom('kg', 'g', 'krad', 'N.m.s', null),
    });
    const anyProducts = fc.array(fc.array(anyFigure, { maxLength: 5 }), { maxLength: 5 });
    fc.assert(
      fc.property(anyProducts, (given) => {
        const products = given.map((figures, index) => ({
          productId: String(index),
          figures: figures.map(({ parameter, ...stated }) => figure(parameter, stated)),
        }));
        for (const { cells } of compare(products, ['mass', 'tid', 'colour'])) {
          expect(cells.map(({ productId }) => productId)).toEqual(
            products.map(({ productId }) => productId),
          );
          expect(cells.some(({ missing, best }) => missing && best)).toBe(false);
        }
      }),
    );
  });
});
