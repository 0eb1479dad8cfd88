export { firstOf, type Geocoder } from './geocoder';
export { GeoplateformeGeocoder } from './geoplateforme.client';
export type { LocatingContext } from './locate-establishment.command';
export { CommuneGeocoder } from './location.repository';
export { LocationMutations } from './location-mutations.resolver';
