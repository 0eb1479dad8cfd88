/** A record that is archived is there for those who hold its id from elsewhere, and for nobody who asks for it. */
export function shownOnly<Shown extends { readonly archivedAt: Date | null }>(
  record: Shown | null,
): Shown | null {
  return record !== null && record.archivedAt === null ? record : null;
}
