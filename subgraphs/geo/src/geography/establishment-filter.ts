/** Which establishments. A condition that is null lets all through. */
export interface EstablishmentFilter {
  /** Of fictitious demonstration firms (true), or of real ones (false). */
  readonly demonstration: boolean | null;
  /** Of these firms only. */
  readonly firmIds: readonly string[] | null;
}
