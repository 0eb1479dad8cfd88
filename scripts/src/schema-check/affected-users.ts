import { usedCoordinates } from '@apogee/gateway';
import type { GraphQLSchema } from 'graphql';
import { isInterfaceType, isObjectType } from 'graphql';
import type { OperationFile } from '../kit/operation-files';
import type { FieldUse } from './usage';

/** Somebody who relies on what changed. */
export interface AffectedOperation {
  readonly path: string;
  readonly name: string;
}

/** Who relies on what a path of the released schema names. */
export class Users {
  private readonly released: GraphQLSchema;
  private readonly operations: readonly {
    readonly file: OperationFile;
    readonly coordinates: ReadonlySet<string>;
  }[];
  private readonly uses: ReadonlyMap<string, FieldUse>;

  constructor(
    released: GraphQLSchema,
    operations: readonly OperationFile[],
    uses: ReadonlyMap<string, FieldUse>,
  ) {
    this.released = released;
    this.operations = operations.map((file) => ({
      file,
      coordinates: new Set(usedCoordinates(released, file.document)),
    }));
    this.uses = uses;
  }

  operationsAt(path: string): readonly AffectedOperation[] {
    const coordinates = this.coordinatesOf(path);
    return this.operations
      .filter((operation) => coordinates.some((one) => operation.coordinates.has(one)))
      .map(({ file: { path: file, name } }) => ({ path: file, name }));
  }

  /** As recorded by a gateway; `null` when nobody was. */
  useOf(path: string): FieldUse | null {
    const [use] = this.coordinatesOf(path).flatMap((one) => this.uses.get(one) ?? []);
    return use ?? null;
  }

  /** Documents name fields, and arguments that they give. What they use of another type than these shows only as a whole. */
  private coordinatesOf(path: string): readonly string[] {
    const [typeName = '', fieldName, argument] = path.split('.');
    const type = this.released.getType(typeName);
    if (fieldName === undefined || !(isObjectType(type) || isInterfaceType(type))) {
      return [path, typeName];
    }
    const field = type.getFields()[fieldName];
    const known = field?.args.map(({ name }) => name) ?? [];
    const isNew = argument !== undefined && !known.includes(argument);
    return isNew ? [`${typeName}.${fieldName}`] : [path];
  }
}
