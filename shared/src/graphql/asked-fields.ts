import {
  type FieldNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { assertNever } from '../errors';

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** The nodes of a field are the same in each execution of a compiled operation. */
const known = new WeakMap<readonly FieldNode[], Map<string, boolean>>();

/**
 * Whether the client selects something below the field that is resolved, by a path of field names: what will be
 * wanted anyway can then be read together with it. True also where a directive or the type of the value may yet leave
 * the field out, so nothing may depend on it but what is read ahead.
 */
export function asksFor(asked: Asked, ...path: readonly string[]): boolean {
  const { fieldNodes } = asked;
  const answers = known.get(fieldNodes) ?? new Map<string, boolean>();
  known.set(fieldNodes, answers);
  const key = path.join('.');
  const answer = answers.get(key) ?? selects(asked, fieldNodes, path);
  answers.set(key, answer);
  return answer;
}

function selects(asked: Asked, nodes: readonly FieldNode[], path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) {
    return true;
  }
  const selected = nodes
    .flatMap(({ selectionSet }) => fieldsOf(asked, selectionSet))
    .filter((field) => field.name.value === name);
  return selected.length > 0 && selects(asked, selected, rest);
}

function fieldsOf(asked: Asked, selectionSet: SelectionSetNode | undefined): FieldNode[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => fieldsIn(asked, selection));
}

/** Of the document's fragments, whatever type they are for. Validation has refused those that spread themselves. */
function fieldsIn(asked: Asked, selection: SelectionNode): FieldNode[] {
  switch (selection.kind) {
    case Kind.FIELD:
      return [selection];
    case Kind.INLINE_FRAGMENT:
      return fieldsOf(asked, selection.selectionSet);
    case Kind.FRAGMENT_SPREAD:
      return fieldsOf(asked, asked.fragments[selection.name.value]?.selectionSet);
    default:
      return assertNever(selection);
  }
}
