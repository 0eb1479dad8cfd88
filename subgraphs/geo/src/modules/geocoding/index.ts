export { firstOf, type Geocoder } from './geocoder';
export { runGeocoding } from './geocoding.runner';
export { GeoplateformeGeocoder } from './geoplateforme.client';
export type { LocatingContext } from './locate-establishment.command';
export { CommuneGeocoder } from './location.repository';
export { LocationMutations } from './location-mutations.resolver';
export { establishmentConsumer } from './on-establishments.command';
