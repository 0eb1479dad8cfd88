/** The conditions of a search as JSON keeps them. */
export interface StoredCriteria {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly near: {
    readonly latitude: number;
    readonly longitude: number;
    readonly radiusKm: number;
  } | null;
  readonly changedSince: string | null;
}
