/** More than any record has; keeps a draft within what a person can read. */
export const MOST_CODES = 20;
export const MOST_LINKS = 100;
