import { generateFunction, literal, readCode } from '@apogee/shared/generated-code';
import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { valueAsJson } from './json-text';
import { isTree, type Tree } from './tree';

/** Writes the asked fields of an object as JSON text; `null` when one is missing. */
export type WriteFields = (source: Tree) => string | null;

/**
 * The usual requirement: plain fields, with plain fields in them. `null` for any other. Of which type the objects are
 * is known, or they say it.
 */
export function generateFieldsWriter(
  selections: readonly QueryPlanSelectionNode[],
  typename: string | null = null,
): WriteFields | null {
  const fields = selections.filter((selection) => selection.kind === 'Field');
  if (fields.length < selections.length) {
    return null;
  }
  const captured: Record<string, unknown> = { valueAsJson, textOfEach };
  const statements: string[] = [];
  for (const [index, field] of fields.entries()) {
    const key = `${index === 0 ? '{' : ','}${JSON.stringify(responseKey(field))}:`;
    if (field.name === '__typename' && typename !== null) {
      statements.push(`text += ${literal(key + JSON.stringify(typename))};`);
      continue;
    }
    const text = textCode(field, `v${index}`, captured);
    if (text === null) {
      return null;
    }
    statements.push(`const v${index} = ${readCode('source', responseKey(field))};
if (v${index} === undefined) return null;
text += ${literal(key)} + ${text};`);
  }
  return generateFunction<WriteFields>(
    captured,
    `function write(source) { let text = ''; ${statements.join('\n')} return text + '}'; }`,
  );
}

export function responseKey({ alias, name }: QueryPlanFieldNode): string {
  return alias ?? name;
}

function textCode(
  { selections }: QueryPlanFieldNode,
  value: string,
  captured: Record<string, unknown>,
): string | null {
  if (selections === undefined) {
    return `valueAsJson(${value})`;
  }
  const write = generateFieldsWriter(selections);
  captured[`write_${value}`] = write;
  return write === null ? null : `textOfEach(${value}, write_${value})`;
}

/** What is no object, or lacks something, is null. */
function textOfEach(value: unknown, write: WriteFields): string {
  if (Array.isArray(value)) {
    return `[${value.map((item) => textOfEach(item, write)).join(',')}]`;
  }
  return isTree(value) ? (write(value) ?? 'null') : 'null';
}
