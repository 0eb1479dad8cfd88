/** Whose establishments: of fictitious demonstration firms (true), of real ones (false), of both (null). */
export type Demonstration = boolean | null;
