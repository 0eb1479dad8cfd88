import { assertNever } from '@apogee/shared/errors';
import { newTree, readOwn, type Tree } from '../tree';
import type { ObjectShape, ShapedField, Writing } from './shapes';
import { NULLED, reject, type ShapeObject, type Shaping } from './shaping';
import { generateWriter } from './write-object';

type Read = (source: Tree, shaping: Shaping) => unknown;

/** The fast way is generated when it is first taken, and then takes the place of what generates it. */
export function objectShape(fields: readonly ShapedField[]): ObjectShape {
  const shape = {
    shape: exactShape(fields),
    write: (source: Tree, writing: Writing): string => {
      shape.write = generateWriter(fields, 'any');
      return shape.write(source, writing);
    },
    writePlain: (source: Tree, writing: Writing): string => {
      shape.writePlain = generateWriter(fields, 'plain');
      return shape.writePlain(source, writing);
    },
  };
  return shape;
}

/** Shapes objects of one type: the asked keys, in the asked order, and nothing else. */
function exactShape(fields: readonly ShapedField[]): ShapeObject {
  const readers = fields.map((field) => ({ ...field, read: reader(field) }));
  return (source, shaping) => {
    const shaped = newTree();
    for (const { key, read, complete, mayBeNull, nullMessage } of readers) {
      const value = read(source, shaping) ?? null;
      const completed = value === null ? null : complete(value, shaping, key);
      if (completed !== null && completed !== NULLED) {
        shaped[key] = completed;
      } else if (mayBeNull) {
        shaped[key] = null;
      } else {
        return completed === NULLED ? NULLED : reject(shaping, key, nullMessage);
      }
    }
    return shaped;
  };
}

function reader({ source }: ShapedField): Read {
  switch (source.kind) {
    case 'typename':
      return source.typenameOf;
    case 'introspection':
      return (_, { variables }) => source.introspect(variables);
    case 'fetched':
      // Only these keys can be found in an object that does not own them.
      return source.key in Object.prototype
        ? (tree) => readOwn(tree, source.key)
        : (tree) => tree[source.key];
    default:
      return assertNever(source);
  }
}
