import type { BenchSubgraph } from '../graph';

const COMMUNES = ['Toulouse', 'Cannes', 'Vernon', 'Les Mureaux', 'Saint-Médard-en-Jalles'] as const;

function placeOf(site: string): object {
  const [, firm = '1', number = '1'] = site.split('-');
  const at = Number(firm) * 2 + Number(number);
  return {
    location: { latitude: 43 + at / 100, longitude: 1.4 + at / 200 },
    commune: {
      code: String(31_000 + (at % COMMUNES.length)),
      name: COMMUNES[at % COMMUNES.length],
      departement: { code: '31', name: 'Haute-Garonne' },
    },
  };
}

export const geo: BenchSubgraph = {
  name: 'geo',
  sdl: /* GraphQL */ `
    type Site @extends @key(fields: "id") {
      id: ID! @external
      location: Location
      commune: Commune
    }

    type Location {
      latitude: Float!
      longitude: Float!
    }

    type Commune {
      code: ID!
      name: String!
      departement: Departement!
    }

    type Departement {
      code: ID!
      name: String!
    }
  `,
  root: {},
  entity: ({ __typename, id }) => ({ __typename, id, ...placeOf(String(id)) }),
};
