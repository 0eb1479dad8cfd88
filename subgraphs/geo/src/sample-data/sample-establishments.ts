/** Geo's copy of four facts of the catalogue about each sample establishment that has a commune. */
export interface SampleEstablishments {
  readonly note: string;
  /** Day on which the establishments were given their commune. */
  readonly locatedOn: string;
  readonly establishments: readonly SampleEstablishment[];
}

interface SampleEstablishment {
  readonly establishmentId: string;
  readonly firmId: string;
  readonly communeCode: string;
  /** Whether the firm is fictitious. */
  readonly demonstration: boolean;
}

/** What is read of a firm in the catalogue's sample data. */
export interface SampleFirm {
  readonly id: string;
  readonly demonstration: boolean;
  readonly establishments: readonly { readonly id: string; readonly communeCode: string | null }[];
}

/** In production the same facts come from the event log: docs/adr/0004-geo-keeps-located-establishments.md. */
export function deriveSampleEstablishments(firms: readonly SampleFirm[]): SampleEstablishments {
  const establishments = firms.flatMap(({ id: firmId, demonstration, establishments: held }) =>
    held.flatMap(({ id, communeCode }) =>
      communeCode === null ? [] : [{ establishmentId: id, firmId, communeCode, demonstration }],
    ),
  );
  return {
    note: 'Derived from the sample data of the catalogue; to be written anew with: node subgraphs/geo/dist/sample-data/write-sample-establishments.js',
    locatedOn: '2026-11-22',
    establishments: establishments.toSorted((a, b) =>
      a.establishmentId < b.establishmentId ? -1 : 1,
    ),
  };
}

/** One establishment a line, so that a change reads well in a diff. */
export function printSampleEstablishments({
  note,
  locatedOn,
  establishments,
}: SampleEstablishments): string {
  const lines = establishments.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  return `{\n  "note": ${JSON.stringify(note)},\n  "locatedOn": ${JSON.stringify(locatedOn)},\n  "establishments": [\n${lines}\n  ]\n}\n`;
}
