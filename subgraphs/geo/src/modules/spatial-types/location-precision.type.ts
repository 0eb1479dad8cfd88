import { registerEnumType } from 'type-graphql';
import { LocationPrecision } from '../../geography/location-precision';

registerEnumType(LocationPrecision, {
  name: 'LocationPrecision',
  description:
    'What a point stands for, from the finest to the coarsest. Distances are no better than the points they join.',
  valuesConfig: {
    HOUSE_NUMBER: { description: 'The address itself.' },
    STREET: { description: 'A point of the street.' },
    LOCALITY: { description: 'A named part of the commune: a hamlet, an estate.' },
    MUNICIPALITY: {
      description:
        'The town that gives the commune its name (GeoNames). Half of these points lie within 1 km of the middle of the commune, 95 % within 3 km.',
    },
    POSTCODE_AREA: {
      description:
        'The mean of the known towns that share a postcode with the commune. Typically 6 km off.',
    },
    EPCI_AREA: {
      description:
        'The mean of the known towns of the intercommunality (EPCI). Typically 14 km off.',
    },
    DEPARTEMENT_AREA: {
      description:
        'The mean of the known towns of the département. Typically 34 km off: fit for a national map only.',
    },
  },
});

export { LocationPrecision } from '../../geography/location-precision';
