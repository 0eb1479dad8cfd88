import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { type ClassType, getMetadataStorage } from 'type-graphql';
import { guardFields } from './access-control';
import { argumentsAs } from './argument-values';

type FieldResolver = GraphQLFieldResolver<unknown, unknown, Readonly<Record<string, unknown>>>;
type MetadataStorage = ReturnType<typeof getMetadataStorage>;
type ResolverMetadata = MetadataStorage['fieldResolvers'][number];
type Parameter = NonNullable<ResolverMetadata['params']>[number];
/** Reads one parameter of a method out of what a field is resolved with. */
type ReadParameter = (...resolved: Parameters<FieldResolver>) => unknown;

/**
 * Lets fields call the method that resolves them. type-graphql otherwise sorts the method's parameters, builds a
 * chain of middlewares and resolves promises of the arguments each time; without promises, compiled operations stay
 * within one turn of the event loop for texts and other fields that wait for nothing.
 *
 * Whatever type-graphql guards, or takes more than the root, the context, plain arguments and the operation's
 * information, is left to type-graphql.
 */
export function resolveDirectly(schema: GraphQLSchema, resolvers: readonly object[]): void {
  const methods = new ResolverMethods(resolvers);
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const resolve = methods.find(type, field.name);
      if (resolve !== null) {
        field.resolve = resolve;
      }
    }
  }
  // What was put in the place of a guarded field is not guarded.
  guardFields(schema);
}

class ResolverMethods {
  private readonly storage = getMetadataStorage();
  private readonly instances = new Map<unknown, object>();

  /** Only these classes: one process may hold several schemas, whose types have the same names. */
  constructor(private readonly resolvers: readonly object[]) {}

  find(type: GraphQLObjectType, fieldName: string): FieldResolver | null {
    const [metadata, ...others] = this.storage.fieldResolvers.filter(
      ({ kind, schemaName, target, getObjectType }) =>
        kind === 'external' &&
        schemaName === fieldName &&
        this.resolvers.includes(target) &&
        this.isAbout(getObjectType?.(), type),
    );
    return metadata === undefined || others.length > 0 ? null : this.resolverOf(metadata);
  }

  /** Whether a class describes the type, or an interface that it has. */
  private isAbout(described: unknown, type: GraphQLObjectType): boolean {
    const names = new Set([type.name, ...type.getInterfaces().map(({ name }) => name)]);
    return [...this.storage.objectTypes, ...this.storage.interfaceTypes].some(
      ({ target, name }) => target === described && names.has(name),
    );
  }

  private resolverOf(metadata: ResolverMetadata): FieldResolver | null {
    const parameters = (metadata.params ?? [])
      .toSorted((left, right) => left.index - right.index)
      .map((parameter) => this.readerOf(parameter));
    const isGuarded = metadata.roles !== undefined || (metadata.middlewares ?? []).length > 0;
    if (isGuarded || !parameters.every((read) => read !== null)) {
      return null;
    }
    const instance = this.instanceOf(metadata.target);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- type-graphql found this method on this class
    const method = Reflect.get(instance, metadata.methodName) as (...values: unknown[]) => unknown;
    return callerOf(method.bind(instance), parameters);
  }

  private instanceOf(target: ResolverMetadata['target']): object {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- type-graphql makes it without parameters, too
    const known = this.instances.get(target) ?? new (target as ClassType)();
    this.instances.set(target, known);
    return known;
  }

  private readerOf(parameter: Parameter): ReadParameter | null {
    switch (parameter.kind) {
      case 'root':
        return isWhole(parameter) && parameter.getType === undefined ? (root) => root : null;
      case 'context':
        return isWhole(parameter) ? (_root, _given, context) => context : null;
      case 'info':
        return (...[, , , info]) => info;
      case 'args':
        return this.readerOfArguments(parameter.getType());
      default:
        return null;
    }
  }

  /** Objects within arguments are for type-graphql to make. */
  private readerOfArguments(type: unknown): ReadParameter | null {
    if (!isClass(type) || this.fieldsOf(type).some((field) => this.isInputObject(field))) {
      return null;
    }
    const read = argumentsAs(type);
    return (_root, given) => read(given);
  }

  /** Types of the arguments that a class states or inherits. */
  private fieldsOf(type: ClassType): readonly unknown[] {
    return this.storage.argumentTypes
      .filter(({ target }) => target === type || Object.prototype.isPrototypeOf.call(target, type))
      .flatMap(({ fields = [] }) => fields.map(({ getType }) => getType()));
  }

  private isInputObject(type: unknown): boolean {
    return this.storage.inputTypes.some(({ target }) => target === type);
  }
}

function isClass(type: unknown): type is ClassType {
  return typeof type === 'function';
}

function isWhole({ propertyName }: { readonly propertyName: string | undefined }): boolean {
  return propertyName === undefined;
}

type Method = (...values: unknown[]) => unknown;

/** A list of values for each call costs as much as most methods do, so the usual numbers go without. */
function callerOf(
  method: Method,
  [first, second, third, ...rest]: readonly ReadParameter[],
): FieldResolver {
  if (first === undefined) {
    return () => method();
  }
  if (second === undefined) {
    return (...resolved) => method(first(...resolved));
  }
  if (third === undefined) {
    return (...resolved) => method(first(...resolved), second(...resolved));
  }
  return rest.length === 0
    ? (...resolved) => method(first(...resolved), second(...resolved), third(...resolved))
    : (...resolved) =>
        method(
          first(...resolved),
          second(...resolved),
          third(...resolved),
          ...rest.map((read) => read(...resolved)),
        );
}
