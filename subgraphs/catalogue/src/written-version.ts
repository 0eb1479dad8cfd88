/** The version that a statement gave a record; none says that there is no such record. */
export function versionOf(id: string, row: { readonly version: number } | undefined): number {
  if (row === undefined) {
    throw new TypeError(`${id} was not written.`);
  }
  return row.version;
}
