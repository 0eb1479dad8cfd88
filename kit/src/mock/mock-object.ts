export type Given = Readonly<Record<string, unknown>>;

/** An object of the mock. Its fields follow from what it is, so nothing of it is kept. */
export interface MockObject {
  readonly typeName: string;
  /** The same for the same object, wherever it is met. For an object with an identifier: that. */
  readonly key: string;
  /** Its place in the list that it stands in, from 0. */
  readonly index: number;
  /** Values that follow from where it was met, such as the edges of a page. */
  readonly known: Given;
  /** Arguments of the field that led to it. */
  readonly given: Given;
}

type Stated = Pick<MockObject, 'typeName' | 'key'> & Partial<MockObject>;

export function mockObject(stated: Stated): MockObject {
  return { index: 0, known: {}, given: {}, ...stated };
}

/** Arguments and the members of `filter` and `input`, by their names. */
export function conditionsOf(given: Given): Given {
  return { ...given, ...membersOf(given['filter']), ...membersOf(given['input']) };
}

function membersOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
