import { connectionType } from '@apogee/shared/graphql';
import { createUnionType, registerEnumType } from 'type-graphql';
import { CommuneType } from './commune.type';
import { DepartementType } from './departement.type';
import { EpciType } from './epci.type';
import { PlaceKind } from './place-search';
import { RegionType } from './region.type';

registerEnumType(PlaceKind, {
  name: 'PlaceKind',
  description: 'What a place can be.',
  valuesConfig: {
    REGION: { description: 'One of the eighteen regions.' },
    DEPARTEMENT: { description: 'A département or an overseas collectivity.' },
    EPCI: { description: 'An intercommunality.' },
    COMMUNE: { description: 'A commune, or an arrondissement of Paris, Lyon or Marseille.' },
  },
});

const PlaceUnion = createUnionType({
  name: 'Place',
  description: 'A territory of any level.',
  types: () => [RegionType, DepartementType, EpciType, CommuneType] as const,
  resolveType: (value: object) => {
    if ('inseeCode' in value) {
      return CommuneType;
    }
    if ('kind' in value) {
      return EpciType;
    }
    return 'regionCode' in value ? DepartementType : RegionType;
  },
});

export const PlaceConnection = connectionType({ name: 'Place', node: () => PlaceUnion });
