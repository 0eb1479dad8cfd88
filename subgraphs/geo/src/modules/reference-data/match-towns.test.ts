import { matchTowns } from './match-towns';
import type { Place, Town } from './town';

function place(inseeCode: string, name: string, rest: Partial<Place> = {}): Place {
  const departementCode = inseeCode.slice(0, 2);
  return {
    inseeCode,
    name,
    municipalityCode: inseeCode,
    departementCode,
    epciCode: null,
    postcodes: [],
    ...rest,
  };
}

function town(inseeCode: string | null, name: string, rest: Partial<Town> = {}): Town {
  return { inseeCode, name, country: 'FR', population: 1000, latitude: 46, longitude: 2, ...rest };
}

function matched(places: readonly Place[], towns: readonly Town[]): Record<string, string> {
  const { townByCommune } = matchTowns(places, towns);
  return Object.fromEntries([...townByCommune].map(([code, { name }]) => [code, name]));
}

describe('a commune’s town', () => {
  it('is the one that bears its name, however small', () => {
    const towns = [
      town('31555', 'Le Mirail', { population: 9 }),
      town('31555', 'TOULOUSE', { population: 1 }),
    ];
    expect(matched([place('31555', 'Toulouse')], towns)).toEqual({ '31555': 'TOULOUSE' });
  });

  it('is the largest one when none bears its name', () => {
    const towns = [town('50129', 'Querqueville'), town('50129', 'Cherbourg', { population: 9000 })];
    const places = [place('50129', 'Cherbourg-en-Cotentin')];
    expect(matched(places, towns)).toEqual({ '50129': 'Cherbourg' });
  });

  it('may come without a code overseas, by its name', () => {
    const places = [place('98817', 'Le Mont-Dore', { departementCode: '988' })];
    expect(matched(places, [town(null, 'Mont-Dore', { country: 'NC' })])).toEqual({
      '98817': 'Mont-Dore',
    });
  });

  it('may bear any name in a territory of one commune', () => {
    const places = [place('97701', 'Saint-Barthélemy', { departementCode: '977' })];
    expect(matched(places, [town(null, 'Gustavia', { country: 'BL' })])).toEqual({
      '97701': 'Gustavia',
    });
  });

  it('is told from an arrondissement of Marseille by its number', () => {
    const places = [
      place('13055', 'Marseille'),
      place('13201', 'Marseille 1er Arrondissement', { municipalityCode: '13055' }),
    ];
    const towns = [town('13055', 'Marseille'), town('13055', 'Marseille 01')];
    expect(matched(places, towns)).toEqual({ '13055': 'Marseille', '13201': 'Marseille 01' });
  });
});

describe('a town is not believed', () => {
  it('when its code is of no commune', () => {
    expect(matchTowns([], [town('69152', 'Pierre-Bénite')]).rejected.unknownCode).toBe(1);
  });

  it('when it bears the name of another commune of the département', () => {
    const places = [place('69123', 'Lyon'), place('69244', 'Tassin-la-Demi-Lune')];
    const { townByCommune, rejected } = matchTowns(places, [town('69123', 'Tassin-la-Demi-Lune')]);
    expect(townByCommune.size).toBe(0);
    expect(rejected.namedAsAnother).toBe(1);
  });

  it('when it lies far from its intercommunality, among others', () => {
    const places = [
      place('40271', 'Sainte-Marie-de-Gosse', { epciCode: 'seignanx' }),
      place('40209', 'Ondres', { epciCode: 'seignanx' }),
      place('40046', 'Biscarrosse', { epciCode: 'born' }),
    ];
    const towns = [
      town('40271', 'Sainte-Marie-de-Gosse', { latitude: 44.3, longitude: -1.1 }),
      town('40209', 'Ondres', { latitude: 43.56, longitude: -1.45 }),
      town('40046', 'Biscarrosse', { latitude: 44.39, longitude: -1.16 }),
    ];
    const { townByCommune, rejected } = matchTowns(places, towns);
    expect([...townByCommune.keys()]).toEqual(['40209', '40046']);
    expect(rejected.misplaced).toBe(1);
  });

  it('but is when all its neighbours are far, as in Guyane', () => {
    const places = [
      place('97304', 'Kourou', { departementCode: '973', epciCode: 'savanes' }),
      place('97312', 'Sinnamary', { departementCode: '973', epciCode: 'savanes' }),
    ];
    const towns = [
      town('97304', 'Kourou', { country: 'GF', latitude: 5.16, longitude: -52.64 }),
      town('97312', 'Sinnamary', { country: 'GF', latitude: 5.9, longitude: -53.2 }),
    ];
    expect(matchTowns(places, towns).townByCommune.size).toBe(2);
  });
});
