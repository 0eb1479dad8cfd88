/** How each part of a context is made, out of what the context was given and of its other parts. */
export type PartMakers<Given, Parts> = {
  readonly [Name in keyof Parts]: (context: Given & Parts) => Parts[Name];
};

const MADE = Symbol('parts that were made');

interface Made {
  readonly [MADE]: unknown[];
}

/**
 * Contexts of requests. Their parts are made when somebody first asks for them, once for each context: a request needs
 * few of all loaders, and a busy subgraph has many requests. A context is not to be spread into another object: that
 * would make all parts, and none of what is made later.
 */
export function contextsOf<Given extends object, Parts extends object>(
  makers: PartMakers<Given, Parts>,
): (given: Given) => Given & Parts {
  const getters: PropertyDescriptorMap = {};
  for (const [index, [name, make]] of Object.entries<(context: Given & Parts) => unknown>(
    makers,
  ).entries()) {
    getters[name] = {
      get(this: Given & Parts & Made) {
        const made = this[MADE];
        made[index] ??= make(this);
        return made[index];
      },
    };
  }
  const prototype = Object.defineProperties({}, getters);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the prototype has a getter for each part
  return (given) => Object.assign(Object.create(prototype), given, { [MADE]: [] }) as Given & Parts;
}
