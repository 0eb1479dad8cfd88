/**
 * graphql-js proposes names of the schema to who mistypes one, and so tells the schema to who guesses. Editors that
 * may read the schema make proposals by themselves.
 */
export function withoutSuggestions(message: string): string {
  return message.replace(/ Did you mean [^]*$/, '');
}
