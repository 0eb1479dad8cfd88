import { readFileSync } from 'node:fs';
import { isCommuneCode, isSiren, isSiret } from '@apogee/shared/ids';
import { readSampleData } from './read-sample-data';
import type { SampleHeritageClaim, SampleItem } from './sample-file';

interface Commune {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly region: string;
  readonly codesPostaux?: readonly string[];
}

const { data } = readSampleData();
const { firms, items, sources, terms, closeMatches } = data;
const real = firms.filter(({ demonstration }) => !demonstration);
const fictitious = firms.filter(({ demonstration }) => demonstration);

const communes = new Map(
  (
    JSON.parse(
      readFileSync(require.resolve('@etalab/decoupage-administratif/data/communes.json'), 'utf8'),
    ) as Commune[]
  )
    .filter(({ type }) => type === 'commune-actuelle')
    .map((commune) => [commune.code, commune]),
);

/** Everything that an item says with a source of its own. */
function claimsOf(item: SampleItem): readonly { readonly sourceId: string | null }[] {
  return item.kind === 'ENGINEERING_ACTIVITY'
    ? item.references
    : [
        ...item.heritage,
        ...item.trlStatements,
        ...(item.kind === 'PRODUCT' ? item.specifications : []),
      ];
}

function heritageOf(wanted: string): readonly SampleHeritageClaim[] {
  const item = items.find(({ id }) => id === wanted);
  return item?.kind === 'PRODUCT' ? item.heritage : [];
}

function unique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

describe('sample data', () => {
  it('holds the firms and products of the reference data, and 50 fictitious firms', () => {
    const realIds = new Set(real.map(({ id }) => id));
    expect(real).toHaveLength(118);
    expect(fictitious).toHaveLength(50);
    expect(firms.filter(({ profile }) => profile !== null).length).toBeGreaterThanOrEqual(100);
    expect(items.filter(({ firmId }) => realIds.has(firmId))).toHaveLength(44);
    expect(items.filter(({ firmId }) => !realIds.has(firmId)).length).toBeGreaterThanOrEqual(110);
  });

  it('leaves out of the facts what a source plans, rounds or says of something else', () => {
    const planned = heritageOf('prd-thales-alenia-space-spacebus-neo');
    expect(planned.map(({ launched }) => launched)).toEqual([null, null]);
    const over1200 = heritageOf('prd-sodern-auriga-sa');
    expect(over1200.map(({ unitsFlown }) => unitsFlown)).toEqual([null]);
    const uncounted = heritageOf('prd-hemeria-angels-platform');
    expect(uncounted.map(({ unitsFlown }) => unitsFlown)).toEqual([null]);
    const releasedFromIss = heritageOf('prd-syrlinks-x-band-transmitter');
    expect(releasedFromIss.map(({ launched }) => launched)).toEqual([null]);
    const unknownAntenna = heritageOf('prd-anywaves-s-band-ttc-antenna');
    expect(unknownAntenna.map(({ mission }) => mission)).toEqual([null]);
  });

  it('gives every record an id of its own, with the prefix of its kind', () => {
    const sites = firms.flatMap(({ establishments }) => establishments);
    for (const list of [firms, items, sources, sites]) {
      expect(unique(list.map(({ id }) => id))).toBe(true);
    }
    const prefix = { PRODUCT: 'prd-', PRODUCT_RANGE: 'rng-', ENGINEERING_ACTIVITY: 'act-' };
    expect(items.filter(({ id, kind }) => !id.startsWith(prefix[kind]))).toEqual([]);
    expect(firms.filter(({ id }) => !id.startsWith('firm-'))).toEqual([]);
    expect(sites.filter(({ id }) => !id.startsWith('est-'))).toEqual([]);
  });

  it('has only possible SIREN and SIRET numbers, each used once, a SIRET beginning with its SIREN', () => {
    const sirens = firms.flatMap(({ siren }) => siren ?? []);
    const sites = firms.flatMap(({ siren, establishments }) =>
      establishments.flatMap(({ siret }) => (siret === null ? [] : [{ siren, siret }])),
    );
    expect(sirens.filter((siren) => !isSiren(siren))).toEqual([]);
    expect(unique(sirens)).toBe(true);
    expect(sites.filter(({ siret }) => !isSiret(siret))).toEqual([]);
    expect(sites.filter(({ siren, siret }) => siren === null || !siret.startsWith(siren))).toEqual(
      [],
    );
    expect(unique(sites.map(({ siret }) => siret))).toBe(true);
  });

  it('makes fictitious firms unmistakable, and nothing else', () => {
    const looksFictitious = fictitious.map(({ legalName, siren, establishments }) => ({
      named: legalName.startsWith('Démonstration '),
      numbered: siren?.startsWith('999') ?? false,
      placed: establishments.every(
        ({ address }) => address.line1?.endsWith('rue de la Démonstration') === true,
      ),
    }));
    expect(looksFictitious).toEqual(
      fictitious.map(() => ({ named: true, numbered: true, placed: true })),
    );
    expect(
      real.filter(
        ({ legalName, siren }) =>
          /démonstration/i.test(legalName) || siren?.startsWith('999') === true,
      ),
    ).toEqual([]);
  });

  it('claims no more of real firms than their sources do', () => {
    expect(firms.filter(({ verified }) => verified)).toEqual([]);
    expect(real.filter(({ smeStatus }) => smeStatus !== null)).toEqual([]);
    expect(real.filter(({ sourceIds }) => sourceIds.length === 0)).toEqual([]);
    expect(
      real
        .flatMap(({ establishments }) => establishments)
        .filter(({ isHeadquarters, siret }) => isHeadquarters !== null || siret !== null),
    ).toEqual([]);
  });

  it('takes a TRL of a real product from a source that states it, never from a flight', () => {
    const realIds = new Set(real.map(({ id }) => id));
    const stated = items.flatMap((item) =>
      item.kind !== 'ENGINEERING_ACTIVITY' && realIds.has(item.firmId)
        ? item.trlStatements.map(({ level, atLeast, kind }) => ({
            id: item.id,
            level,
            atLeast,
            kind,
          }))
        : [],
    );
    expect(stated).toEqual([
      { id: 'prd-sodern-hydra', level: 9, atLeast: false, kind: 'STATED' },
      { id: 'prd-mecano-id-eos-deployer', level: 4, atLeast: false, kind: 'STATED' },
      { id: 'prd-nanoxplore-ng-large', level: 7, atLeast: false, kind: 'PROJECT_OBJECTIVE' },
      { id: 'prd-nanoxplore-ng-medium', level: 7, atLeast: false, kind: 'PROJECT_OBJECTIVE' },
      { id: 'prd-nanoxplore-ng-ultra', level: 6, atLeast: false, kind: 'PROJECT_OBJECTIVE' },
      { id: 'rng-cilas-thin-film-coatings', level: 6, atLeast: true, kind: 'LABEL_CRITERION' },
    ]);
  });

  it('places establishments in communes that exist, in at least ten regions', () => {
    const sites = firms.flatMap(({ establishments }) => establishments);
    const misplaced = sites.filter(
      ({ communeCode, address }) =>
        !isCommuneCode(communeCode) || communes.get(communeCode)?.nom !== address.city,
    );
    const regions = new Set(sites.map(({ communeCode }) => communes.get(communeCode)?.region));
    expect(misplaced).toEqual([]);
    expect(regions.size).toBeGreaterThanOrEqual(10);
    expect([...regions]).toEqual(expect.arrayContaining(['03', '04', '53', '94']));
  });

  it('gives a postcode only where it is one of the commune', () => {
    const wrong = firms
      .flatMap(({ establishments }) => establishments)
      .filter(
        ({ communeCode, address: { postcode } }) =>
          postcode !== null && communes.get(communeCode)?.codesPostaux?.includes(postcode) !== true,
      );
    expect(wrong).toEqual([]);
  });

  it('cites only sources that it lists', () => {
    const known = new Set(sources.map(({ id }) => id));
    const cited = [
      ...firms.flatMap(({ sourceIds }) => sourceIds),
      ...items.flatMap(({ sourceIds }) => sourceIds),
      ...items.flatMap((item) => claimsOf(item).flatMap(({ sourceId }) => sourceId ?? [])),
      ...terms.map(({ sourceId }) => sourceId),
    ];
    expect(cited.filter((id) => !known.has(id))).toEqual([]);
  });

  it('refers only to firms, items and terms that exist', () => {
    const firmIds = new Set(firms.map(({ id }) => id));
    const itemKinds = new Map(items.map(({ id, kind }) => [id, kind]));
    const termKeys = new Set(terms.map(({ vocabulary, code }) => `${vocabulary} ${code}`));
    const products = items.filter((item) => item.kind === 'PRODUCT');
    const named = items.flatMap((item) => [
      ...item.technologyDomains.map((code) => `ESA_TECHNOLOGY_TREE ${code}`),
      ...(item.kind === 'ENGINEERING_ACTIVITY'
        ? item.disciplines.map((code) => `ECSS_DISCIPLINE ${code}`)
        : [`PRODUCT_TREE ${item.category}`]),
    ]);
    const matched = closeMatches.flatMap(({ fromVocabulary, fromCode, toVocabulary, toCode }) => [
      `${fromVocabulary} ${fromCode}`,
      `${toVocabulary} ${toCode}`,
    ]);
    expect(items.filter(({ firmId }) => !firmIds.has(firmId))).toEqual([]);
    expect([...named, ...matched].filter((key) => !termKeys.has(key))).toEqual([]);
    expect(
      terms.filter(
        ({ vocabulary, parent }) => parent !== null && !termKeys.has(`${vocabulary} ${parent}`),
      ),
    ).toEqual([]);
    expect(
      products.filter(
        ({ rangeId }) => rangeId !== null && itemKinds.get(rangeId) !== 'PRODUCT_RANGE',
      ),
    ).toEqual([]);
    expect(
      products
        .flatMap(({ constituents }) => constituents)
        .filter((id) => itemKinds.get(id) !== 'PRODUCT'),
    ).toEqual([]);
  });

  it('says everything in French and in English', () => {
    const texts = [
      ...terms.map(({ label }) => label),
      ...firms.flatMap(({ profile }) => profile?.summary ?? []),
      ...items.flatMap(({ name, description }) => [name, description]),
    ];
    expect(texts.filter(({ fr, en }) => fr.trim() === '' || en.trim() === '')).toEqual([]);
  });
});
