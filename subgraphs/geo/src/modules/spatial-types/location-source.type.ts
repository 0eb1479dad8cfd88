import { registerEnumType } from 'type-graphql';
import { LocationSource } from '../../geography/location-source';

registerEnumType(LocationSource, {
  name: 'LocationSource',
  description: 'Where a point comes from.',
  valuesConfig: {
    COMMUNE: { description: 'The point of the commune, from the reference data.' },
    GEOPLATEFORME: {
      description: 'The State’s geocoding service (Base Adresse Nationale, Licence Ouverte).',
    },
    MANUAL: { description: 'A person’s correction. Nothing but another one replaces it.' },
  },
});

export { LocationSource } from '../../geography/location-source';
