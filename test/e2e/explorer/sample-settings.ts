import { HOSTILE } from './sample-graph';

/** The settings that the sample server gives the page. */
export const SAMPLE_SETTINGS = {
  title: 'Observatories',
  graphqlPath: '/graphql',
  queryPlans: true,
  places: [{ names: { fr: 'La Réunion', en: 'Réunion' }, bounds: [55.2, -21.4, 55.9, -20.8] }],
  operations: [
    {
      name: 'OneObservatory',
      title: 'One observatory',
      description: 'A single record, asked for by name through a variable.',
      query:
        'query OneObservatory($name: String!) {\n  observatory(name: $name) {\n    name\n    altitudeM\n  }\n}\n',
      variables: '{\n  "name": "Pic du Midi"\n}',
    },
    {
      name: 'AllObservatories',
      title: 'All of them',
      description: `A list. ${HOSTILE}`,
      query: 'query AllObservatories {\n  observatories {\n    name\n  }\n}\n',
    },
    {
      name: 'HostileText',
      title: HOSTILE,
      query: `# ${HOSTILE}\nquery HostileText {\n  observatories(first: 1) {\n    altitudeM\n  }\n}\n`,
    },
  ],
};
