import type { Insert } from './insert';

const LOCATED = `
  insert into geo.located_establishment (
    establishment_id, firm_id, demonstration, commune_code, municipality_code, epci_code,
    departement_code, region_code, point, precision, attribution, located_on
  )
  select
    site.id, site.firm_id, true, commune.insee_code, commune.municipality_code, commune.epci_code,
    commune.departement_code, commune.region_code, commune.point, commune.point_precision, commune.point_attribution, date '2026-11-01'
  from scale_site site
  join geo.commune commune on commune.insee_code = site.commune_code
`;

export const GEO_INSERTS: readonly Insert[] = [['located establishments', LOCATED]];
