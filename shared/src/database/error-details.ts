/**
 * Read by shape, not by `instanceof`: errors of Node's own modules are no `Error` to code that jest loaded into
 * its own global scope.
 */
export function codeOf(error: unknown): string | null {
  return isObject(error) && 'code' in error ? String(error.code) : null;
}

export function messageOf(error: unknown): string {
  return isObject(error) && 'message' in error ? String(error.message) : String(error);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
