import { buildSubgraphSchema, type SubgraphSchema } from '@apogee/shared/graphql';
import { isCommuneCode, isDepartementCode, isRegionCode } from '@apogee/shared/ids';
import type { GeoContext } from './context';
import {
  CommuneEstablishmentResolver,
  DepartementEstablishmentResolver,
  EstablishmentResolver,
  RegionEstablishmentResolver,
} from './modules/establishment';
import { MapClusterResolver } from './modules/map';
import { CommuneResolver, DepartementResolver, RegionResolver } from './modules/territory';

export function buildGeoSchema(): Promise<SubgraphSchema> {
  return buildSubgraphSchema<GeoContext>({
    resolvers: [
      CommuneResolver,
      DepartementResolver,
      RegionResolver,
      EstablishmentResolver,
      CommuneEstablishmentResolver,
      DepartementEstablishmentResolver,
      RegionEstablishmentResolver,
      MapClusterResolver,
    ],
    orphanedTypes: [],
    references: {
      // Whether an establishment exists is the catalogue's to say; geo only adds what it knows of its place.
      Establishment: ({ id }: { readonly id: string }) => ({ id }),
      Commune: ({ inseeCode }: { readonly inseeCode: string }, { loaders }) =>
        isCommuneCode(inseeCode) ? loaders.commune.load(inseeCode) : null,
      Departement: ({ code }: { readonly code: string }, { loaders }) =>
        isDepartementCode(code) ? loaders.departement.load(code) : null,
      Region: ({ code }: { readonly code: string }, { loaders }) =>
        isRegionCode(code) ? loaders.region.load(code) : null,
    },
  });
}
