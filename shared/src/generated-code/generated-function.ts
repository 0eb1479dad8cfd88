/**
 * A function made of source text, for loops so hot that reading any key with the same code would be too slow:
 * V8 makes a property read fast per place in the code, not per key. Whatever a client or a subgraph wrote
 * reaches the text as `literal` only, or as a value in `captured`, which the text names.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- only who writes the source knows what it makes
export function generateFunction<Generated extends (...given: never[]) => unknown>(
  captured: Readonly<Record<string, unknown>>,
  source: string,
): Generated {
  // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-type-assertion -- the reason for this file
  const make = new Function(...Object.keys(captured), `'use strict'; return ${source};`) as (
    ...values: readonly unknown[]
  ) => Generated;
  return make(...Object.values(captured));
}

/** Any text as a literal of JavaScript. */
export function literal(text: string): string {
  return JSON.stringify(text);
}

/** Reads an own property: only these keys can be found in an object that does not own them. */
export function readCode(object: string, key: string): string {
  return key in Object.prototype
    ? `(Object.hasOwn(${object}, ${literal(key)}) ? ${object}[${literal(key)}] : undefined)`
    : `${object}[${literal(key)}]`;
}
