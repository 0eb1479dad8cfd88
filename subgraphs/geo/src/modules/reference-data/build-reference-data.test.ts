import { greatCircleKm } from '../../geography/geo-point';
import type { Commune } from '../../geography/territory';
import type { ReferenceData } from './build-reference-data';
import { readReferenceData } from './reference-data.source';

describe('the reference data of the installed packages', () => {
  let data: ReferenceData;
  const commune = (code: string): Commune | undefined =>
    data.communes.find(({ inseeCode }) => inseeCode === code);

  const count = (precision: string | null): number =>
    data.communes.filter(({ centroid }) => (centroid?.precision ?? null) === precision).length;

  beforeAll(async () => {
    data = await readReferenceData();
  });

  it('holds all communes, 45 municipal arrondissements, 109 départements and collectivities, 18 regions', () => {
    const kinds = data.communes.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'COMMUNE')).toHaveLength(34_969);
    expect(kinds.filter((kind) => kind === 'MUNICIPAL_ARRONDISSEMENT')).toHaveLength(45);
    expect(data.departements).toHaveLength(109);
    expect(data.regions).toHaveLength(18);
  });

  it('says which towns were not believed', () => {
    expect(data.rejectedTowns).toEqual({ unknownCode: 66, namedAsAnother: 14, misplaced: 27 });
  });

  it('knows how each point was found', () => {
    expect({
      municipality: count('MUNICIPALITY'),
      postcodeArea: count('POSTCODE_AREA'),
      epciArea: count('EPCI_AREA'),
      departementArea: count('DEPARTEMENT_AREA'),
      unknown: count(null),
    }).toEqual({
      municipality: 14_792,
      postcodeArea: 18_888,
      epciArea: 1269,
      departementArea: 15,
      unknown: 50,
    });
  });

  it('does not take the town of Sainte-Marie-de-Gosse, which GeoNames has 80 km off', () => {
    const point = commune('40271')?.centroid;
    expect(point?.precision).toBe('POSTCODE_AREA');
    expect(
      greatCircleKm(point ?? { latitude: 0, longitude: 0 }, { latitude: 43.55, longitude: -1.24 }),
    ).toBeLessThan(15);
  });

  it('gives overseas collectivities no region', () => {
    expect(commune('98818')).toEqual(
      expect.objectContaining({
        name: 'Nouméa',
        territory: 'COM',
        regionCode: null,
        departementCode: '988',
      }),
    );
  });

  it('leaves unknown what the packages do not know', () => {
    expect(commune('98415')).toEqual(
      expect.objectContaining({ postcodes: [], population: null, centroid: null }),
    );
  });
});
