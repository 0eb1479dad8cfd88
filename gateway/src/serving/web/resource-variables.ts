import { assertNever, BadUserInput } from '@apogee/shared/errors';
import { Kind, type OperationDefinitionNode, type TypeNode } from 'graphql';
import type { Resource } from './web-settings';

/** A resource and the variables that its address gives it. */
export interface AddressedResource {
  readonly resource: Resource;
  readonly fromPath: ReadonlyMap<string, string>;
}

/** Finds resources by the path of a request. */
export class ResourcePaths {
  private readonly patterns: readonly (readonly [RegExp, Resource])[];

  constructor(resources: readonly Resource[]) {
    this.patterns = resources.map((resource) => [patternOf(resource.path), resource]);
  }

  /** `null` when none is there. */
  find(path: string): AddressedResource | null {
    for (const [pattern, resource] of this.patterns) {
      const match = pattern.exec(path);
      if (match !== null) {
        return { resource, fromPath: new Map(Object.entries(match.groups ?? {})) };
      }
    }
    return null;
  }
}

function patternOf(path: string): RegExp {
  const source = path
    .split(/\{(\w+)\}/)
    .map((part, at) =>
      at % 2 === 0 ? part.replaceAll(/[.-]/g, String.raw`\$&`) : `(?<${part}>[^/]+?)`,
    )
    .join('');
  return new RegExp(`^${source}$`);
}

/**
 * The variables of a resource's query, from the path and the query string of a request. A list's values are separated
 * by commas. Throws `BadUserInput` for a name that the query does not have and a number that is none; everything else
 * is checked when the query is run.
 */
export function variablesOf(
  { resource, fromPath }: AddressedResource,
  search: URLSearchParams,
): Record<string, unknown> {
  const types = typesOf(resource.operation);
  const given = [...search, ...fromPath];
  return Object.fromEntries(
    given.map(([name, text]) => {
      const type = types.get(name);
      if (type === undefined) {
        throw new BadUserInput(`${name}: is no parameter of this resource.`, name);
      }
      return [name, valueOf(text, type, name)];
    }),
  );
}

function typesOf({ variableDefinitions = [] }: OperationDefinitionNode): Map<string, TypeNode> {
  return new Map(variableDefinitions.map(({ variable, type }) => [variable.name.value, type]));
}

function valueOf(text: string, type: TypeNode, name: string): unknown {
  switch (type.kind) {
    case Kind.NON_NULL_TYPE:
      return valueOf(text, type.type, name);
    case Kind.LIST_TYPE:
      return text.split(',').map((one) => valueOf(one, type.type, name));
    case Kind.NAMED_TYPE:
      return scalarOf(text, type.name.value, name);
    default:
      return assertNever(type);
  }
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

function scalarOf(text: string, type: string, name: string): unknown {
  switch (type) {
    case 'Int':
    case 'Float':
      if (!NUMBER.test(text)) {
        throw new BadUserInput(`${name}: must be a number.`, name);
      }
      return Number(text);
    case 'Boolean':
      if (text !== 'true' && text !== 'false') {
        throw new BadUserInput(`${name}: must be true or false.`, name);
      }
      return text === 'true';
    default:
      return text;
  }
}
