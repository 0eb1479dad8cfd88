import { isList, isObject, type JsonObject } from '../results/rows/json';
import { LONGEST_NAME, LONGEST_TEXT, type SavedQuery } from './saved-query';
import { MOST_QUERIES, type SavedSet } from './saved-set';

/** A text that does not hold saved queries. */
export class InvalidSavedSet extends Error {
  override readonly name = 'InvalidSavedSet';
}

const FORMAT = 'graphql-saved-queries/1';

/** Saved queries as the text of a file, and as the browser keeps them. */
export function savedSetText(set: SavedSet): string {
  return `${JSON.stringify({ format: FORMAT, queries: set }, null, 2)}\n`;
}

/** Reads such a text, from wherever it comes. Throws `InvalidSavedSet`. */
export function parseSavedSet(text: string): SavedSet {
  const content = parsed(text);
  const queries = isObject(content) && content['format'] === FORMAT ? content['queries'] : null;
  if (!isList(queries)) {
    throw new InvalidSavedSet(FORMAT);
  }
  if (queries.length > MOST_QUERIES) {
    throw new InvalidSavedSet(`> ${MOST_QUERIES}`);
  }
  return queries.map((query, at) => queryIn(isObject(query) ? query : {}, at));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function queryIn(object: JsonObject, at: number): SavedQuery {
  const read = (member: keyof SavedQuery, longest: number): string => {
    const value = object[member];
    if (typeof value !== 'string' || value.length > longest) {
      throw new InvalidSavedSet(`queries[${at}].${member}`);
    }
    return value;
  };
  return {
    id: read('id', LONGEST_NAME),
    name: read('name', LONGEST_NAME),
    folder: read('folder', LONGEST_NAME),
    query: read('query', LONGEST_TEXT),
    variables: read('variables', LONGEST_TEXT),
  };
}
