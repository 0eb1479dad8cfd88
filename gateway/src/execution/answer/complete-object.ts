import { isTree, typenameOf } from '../tree';
import type { ShapeOf } from './shapes';
import { type Complete, type Coordinate, reject } from './shaping';

export function objectCompleter(shapeOf: ShapeOf, coordinate: Coordinate): Complete {
  const notAnObject = `Invalid value found for field ${coordinate}: an object was expected.`;
  const unknownType = `Invalid __typename found for object at field ${coordinate}.`;
  return (value, shaping, key) => {
    if (!isTree(value)) {
      return reject(shaping, key, notAnObject);
    }
    const found = shapeOf(typenameOf(value));
    if (found === null) {
      return reject(shaping, key, unknownType);
    }
    shaping.path.push(key);
    const shaped = found.shape(value, shaping);
    shaping.path.pop();
    return shaped;
  };
}
