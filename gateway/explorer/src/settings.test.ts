import { InvalidSettings, parseSettings } from './settings';

const example = { name: 'Probe', title: 'A probe', query: 'query Probe { probe }' };

describe('parseSettings', () => {
  it('reads a title, a path and the worked examples', () => {
    const json = {
      title: 'Graph',
      graphqlPath: '/graphql',
      operations: [
        {
          ...example,
          kind: 'mutation',
          variables: '{"first":1}',
          description: 'Asks.',
          french: { title: 'Une sonde', description: 'Demande.' },
          readers: ['analyst'],
          identity: 'demo',
        },
      ],
      readers: [{ id: 'analyst', names: { fr: 'Analyste', en: 'Analyst' } }],
      queryPlans: true,
      identitiesPath: '/identities',
      places: [{ names: { fr: 'Corse', en: 'Corsica' }, bounds: [8.5, 41.3, 9.6, 43.1] }],
      documentation: { fr: './docs/fr/', en: './docs/' },
    };
    expect(parseSettings(json)).toEqual(json);
  });

  it('takes an example that says no more for a query that anybody may ask', () => {
    const { operations } = parseSettings({ title: 'T', graphqlPath: '/g', operations: [example] });
    expect(operations).toEqual([
      {
        ...example,
        kind: 'query',
        variables: '',
        description: null,
        french: null,
        readers: [],
        identity: null,
      },
    ]);
  });

  it('shows no plans where the server does not say that it has them', () => {
    const { queryPlans } = parseSettings({ title: 'T', graphqlPath: '/g', operations: [] });
    expect(queryPlans).toBe(false);
  });

  it('links no documentation where the server does not say that it has any', () => {
    const { documentation } = parseSettings({ title: 'T', graphqlPath: '/g', operations: [] });
    expect(documentation).toBeNull();
  });

  it.each([
    [null, 'explorer.json is not an object'],
    [{ graphqlPath: '/g', operations: [] }, 'title is not a text'],
    [{ title: 'T', graphqlPath: 4, operations: [] }, 'graphqlPath is not a text'],
    [{ title: 'T', graphqlPath: '/g', operations: {} }, 'operations is not a list'],
    [{ title: 'T', graphqlPath: '/g', operations: ['x'] }, 'operations[0] is not an object'],
    [
      {
        title: 'T',
        graphqlPath: '/g',
        operations: [],
        places: [{ names: { fr: '', en: '' }, bounds: [1] }],
      },
      'places[0].bounds is not four numbers',
    ],
    [
      { title: 'T', graphqlPath: '/g', operations: [], documentation: { en: './docs/' } },
      'fr is not a text',
    ],
  ])('refuses %j', (json, message) => {
    expect(() => parseSettings(json)).toThrow(new InvalidSettings(message));
  });
});
