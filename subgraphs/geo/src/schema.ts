import { buildSubgraphSchema, type SubgraphSchema } from '@apogee/shared/graphql';
import { isCommuneCode, isDepartementCode, isRegionCode, isSiren } from '@apogee/shared/ids';
import type { GeoContext } from './context';
import {
  EstablishmentResolver,
  FeatureResolver,
  FirmResolver,
  TERRITORY_ESTABLISHMENT_RESOLVERS,
} from './modules/establishment';
import { LocationMutations } from './modules/geocoding';
import { MapClusterResolver, MapTileResolver } from './modules/map';
import { NodeResolver } from './modules/node';
import {
  CommuneResolver,
  DepartementResolver,
  EpciResolver,
  FormerCommuneResolver,
  PlaceResolver,
  RegionResolver,
} from './modules/territory';

export function buildGeoSchema(): Promise<SubgraphSchema> {
  return buildSubgraphSchema<GeoContext>({
    resolvers: [
      NodeResolver,
      CommuneResolver,
      DepartementResolver,
      RegionResolver,
      EpciResolver,
      FormerCommuneResolver,
      PlaceResolver,
      EstablishmentResolver,
      FirmResolver,
      ...TERRITORY_ESTABLISHMENT_RESOLVERS,
      MapClusterResolver,
      MapTileResolver,
      FeatureResolver,
      LocationMutations,
    ],
    orphanedTypes: [],
    references: {
      // Whether an establishment exists is the catalogue's to say; geo only adds what it knows of its place.
      Establishment: ({ id }: { readonly id: string }) => ({ id }),
      Firm: ({ id }: { readonly id: string }) => ({ id }),
      Epci: ({ code }: { readonly code: string }, { loaders }) =>
        isSiren(code) ? loaders.epci.load(code) : null,
      Commune: ({ inseeCode }: { readonly inseeCode: string }, { loaders }) =>
        isCommuneCode(inseeCode) ? loaders.commune.load(inseeCode) : null,
      Departement: ({ code }: { readonly code: string }, { loaders }) =>
        isDepartementCode(code) ? loaders.departement.load(code) : null,
      Region: ({ code }: { readonly code: string }, { loaders }) =>
        isRegionCode(code) ? loaders.region.load(code) : null,
    },
  });
}
