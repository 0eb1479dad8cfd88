/** A name for a person, and a statement that reads the temporary tables of `plan-tables`. */
export type Insert = readonly [what: string, statement: string];
