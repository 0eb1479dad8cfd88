/**
 * What a point stands for, from the finest to the coarsest.
 * The first three come with the geocoder and with corrections; the sample data has none.
 */
export const LocationPrecision = {
  HOUSE_NUMBER: 'HOUSE_NUMBER',
  STREET: 'STREET',
  LOCALITY: 'LOCALITY',
  MUNICIPALITY: 'MUNICIPALITY',
  POSTCODE_AREA: 'POSTCODE_AREA',
  EPCI_AREA: 'EPCI_AREA',
  DEPARTEMENT_AREA: 'DEPARTEMENT_AREA',
} as const;

export type LocationPrecision = (typeof LocationPrecision)[keyof typeof LocationPrecision];
