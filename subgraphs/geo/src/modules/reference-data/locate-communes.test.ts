import { locateCommunes } from './locate-communes';
import type { Place, Town } from './town';

const town = (latitude: number, longitude: number): Town => ({
  name: '',
  country: 'FR',
  population: 0,
  inseeCode: null,
  latitude,
  longitude,
});

function place(inseeCode: string, postcode: string, epciCode: string | null): Place {
  return {
    inseeCode,
    name: inseeCode,
    municipalityCode: inseeCode,
    departementCode: inseeCode.slice(0, 2),
    epciCode,
    postcodes: [postcode],
  };
}

describe('the point of a commune', () => {
  const places = [
    place('31001', '31100', 'a'),
    place('31002', '31100', 'a'),
    place('31003', '31300', 'a'),
    place('31004', '31400', 'b'),
    place('31005', '31100', 'c'),
    place('98701', '98701', null),
    place('98702', '98702', null),
    place('98703', '98703', null),
  ];
  const towns = new Map([
    ['31001', town(43, 1)],
    ['31002', town(44, 2)],
    ['98701', town(-17.5, -149.5)],
    ['98702', town(-9.8, -139)],
  ]);
  const points = locateCommunes(places, towns);

  it('is its town', () => {
    expect(points.get('31001')).toEqual({
      latitude: 43,
      longitude: 1,
      precision: 'MUNICIPALITY',
      attribution: 'GeoNames, CC BY 4.0',
    });
  });

  it.each([
    ['the known towns of its postcode', '31005', 'POSTCODE_AREA'],
    ['the known towns of its intercommunality', '31003', 'EPCI_AREA'],
    ['the known towns of its département', '31004', 'DEPARTEMENT_AREA'],
  ])('is else the mean of %s', (_area, code, precision) => {
    expect(points.get(code)).toEqual({
      latitude: 43.5,
      longitude: 1.5,
      precision,
      attribution: 'mean of GeoNames towns, CC BY 4.0',
    });
  });

  it('is unknown rather than a thousand kilometres off', () => {
    expect(points.has('98703')).toBe(false);
  });
});
