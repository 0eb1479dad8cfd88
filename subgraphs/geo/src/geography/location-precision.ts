/**
 * What a point stands for, from the finest to the coarsest.
 * Finer values (street, house number) come with the geocoder; the sample data has none.
 */
export const LocationPrecision = {
  MUNICIPALITY: 'MUNICIPALITY',
  POSTCODE_AREA: 'POSTCODE_AREA',
  EPCI_AREA: 'EPCI_AREA',
  DEPARTEMENT_AREA: 'DEPARTEMENT_AREA',
} as const;

export type LocationPrecision = (typeof LocationPrecision)[keyof typeof LocationPrecision];
