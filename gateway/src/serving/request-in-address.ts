/** The members of a request that stand in the address of a GET; `null` when one that holds JSON does not. */
export function requestInAddress(search: string): Readonly<Record<string, unknown>> | null {
  const parameters = new URLSearchParams(search);
  const member = (name: string): unknown => {
    const text = parameters.get(name);
    return text === null || text === '' ? null : JSON.parse(text);
  };
  try {
    return {
      query: parameters.get('query'),
      documentId: parameters.get('documentId'),
      operationName: parameters.get('operationName'),
      variables: member('variables'),
      extensions: member('extensions'),
    };
  } catch {
    return null;
  }
}
