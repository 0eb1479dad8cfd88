/** Where a point comes from. */
export const LocationSource = {
  /** The point of the commune, from the reference data. */
  COMMUNE: 'COMMUNE',
  /** The State's geocoding service. */
  GEOPLATEFORME: 'GEOPLATEFORME',
  /** A person, who said why. Nothing but another correction replaces it. */
  MANUAL: 'MANUAL',
} as const;

export type LocationSource = (typeof LocationSource)[keyof typeof LocationSource];
