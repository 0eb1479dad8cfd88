/** A parameter as PostgreSQL reads it from text; null for null. */
export function parameterText(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? null : objectText(value);
    default:
      return null;
  }
}

function objectText(value: object): string {
  if (Array.isArray(value)) {
    return `{${value.map(elementText).join(',')}}`;
  }
  if (Buffer.isBuffer(value)) {
    return `\\x${value.toString('hex')}`;
  }
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}

/** Of an array; arrays in arrays are further dimensions. */
function elementText(value: unknown): string {
  const text = parameterText(value);
  if (text === null) {
    return 'NULL';
  }
  return Array.isArray(value) ? text : quoted(text);
}

const TO_ESCAPE = /["\\]/;

/** Nearly all elements are ids and codes. */
function quoted(text: string): string {
  return `"${TO_ESCAPE.test(text) ? text.replaceAll(/["\\]/g, '\\$&') : text}"`;
}
