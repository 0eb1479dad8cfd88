import { type Complete, type Coordinate, NULLED, reject, type Shaping } from './shaping';

export interface ListItems {
  readonly complete: Complete;
  readonly mayBeNull: boolean;
}

export function listCompleter(items: ListItems, coordinate: Coordinate): Complete {
  const notAList = `Invalid value found for field ${coordinate}: a list was expected.`;
  const nullItem = `Cannot return null for non-nullable field ${coordinate}.`;
  return (value, shaping, key) => {
    if (!Array.isArray(value)) {
      return reject(shaping, key, notAList);
    }
    shaping.path.push(key);
    const completed = completeItems(value, shaping, { ...items, nullItem });
    shaping.path.pop();
    return completed;
  };
}

function completeItems(
  values: readonly unknown[],
  shaping: Shaping,
  { complete, mayBeNull, nullItem }: ListItems & { readonly nullItem: string },
): unknown[] | typeof NULLED {
  const completed: unknown[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? null;
    const item = value === null ? null : complete(value, shaping, index);
    if (item !== null && item !== NULLED) {
      completed.push(item);
    } else if (mayBeNull) {
      completed.push(null);
    } else {
      return item === NULLED ? NULLED : reject(shaping, index, nullItem);
    }
  }
  return completed;
}
