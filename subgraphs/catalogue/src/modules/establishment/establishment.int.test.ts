import { type CatalogueFixture, startCatalogue } from '../../testing/catalogue-fixture';

const ESTABLISHMENT = `
  id siret name isHeadquarters communeCode
  address { line1 line2 postcode city countryCode }
  firm { id }
`;

function siteOfCnes(id: string, city: string, communeCode: string): object {
  return {
    id,
    siret: null,
    name: null,
    isHeadquarters: null,
    communeCode,
    address: { line1: null, line2: null, postcode: null, city, countryCode: 'FR' },
    firm: { id: 'firm-cnes' },
  };
}

describe('establishments', () => {
  let catalogue: CatalogueFixture;

  beforeAll(async () => {
    catalogue = await startCatalogue();
  });
  afterAll(() => catalogue.close());

  it.each(['id: "est-demo-ballons-ajaccio"', 'siret: "99900026800014"'])(
    'are found by %s',
    async (argument) => {
      const { establishment } = await catalogue.ask<{ establishment: object }>(
        `{ establishment(${argument}) { ${ESTABLISHMENT} } }`,
      );
      expect(establishment).toEqual({
        id: 'est-demo-ballons-ajaccio',
        siret: '99900026800014',
        name: 'Siège',
        isHeadquarters: true,
        communeCode: '2A004',
        address: {
          line1: '1 rue de la Démonstration',
          line2: null,
          postcode: '20000',
          city: 'Ajaccio',
          countryCode: 'FR',
        },
        firm: { id: 'firm-demo-ballons-ajaccio' },
      });
    },
  );

  it('of a real firm say only what its sources say', async () => {
    const { firm } = await catalogue.ask<{ firm: object }>(
      `{ firm(id: "firm-cnes") { establishments { ${ESTABLISHMENT} } } }`,
    );
    expect(firm).toEqual({
      establishments: [
        siteOfCnes('est-cnes', 'Paris', '75056'),
        siteOfCnes('est-cnes-2', 'Toulouse', '31555'),
        siteOfCnes('est-cnes-3', 'Kourou', '97304'),
      ],
    });
  });

  it.each(['id: "est-nowhere"', 'siret: "73282932000074"'])('are null for %s', async (argument) => {
    expect(await catalogue.ask(`{ establishment(${argument}) { id } }`)).toEqual({
      establishment: null,
    });
  });

  it.each([
    ['siret: "99900026800015"', 'siret'],
    ['siret: "999000268"', 'siret'],
    ['id: "est-cnes", siret: "99900026800014"', 'siret'],
  ])('are refused for %s', async (given, argument) => {
    expect(await catalogue.refusal(`{ establishment(${given}) { id } }`)).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument,
    });
  });
});
