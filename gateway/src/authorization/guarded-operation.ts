import { type AccessRequirement, type Caller, fulfils } from '@apogee/shared/identity';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { FieldRequirements } from './field-requirements';

/** A field that an operation selects and that not everybody may see. */
interface GuardedField {
  readonly node: FieldNode;
  /** `Type.field` */
  readonly coordinate: string;
  readonly requirements: readonly AccessRequirement[];
}

/** What the caller may not see, by where it is selected: `Type.field`. */
export type DeniedFields = ReadonlyMap<FieldNode, string>;

/** The guarded fields of one operation. Made once for an operation, and asked with each request. */
export class GuardedOperation {
  private readonly requirements: readonly AccessRequirement[];

  private constructor(private readonly fields: readonly GuardedField[]) {
    this.requirements = [...new Set(fields.flatMap((field) => field.requirements))];
  }

  /** `null` when anybody may see all that is selected. `document` holds one operation and its fragments. */
  static of(
    document: DocumentNode,
    apiSchema: GraphQLSchema,
    requirements: FieldRequirements,
  ): GuardedOperation | null {
    if (requirements.size === 0) {
      return null;
    }
    const fields: GuardedField[] = [];
    const types = new TypeInfo(apiSchema);
    visit(
      document,
      visitWithTypeInfo(types, {
        Field: (node) => {
          const coordinate = `${types.getParentType()?.name}.${node.name.value}`;
          const asked = requirements.get(coordinate);
          if (asked !== undefined) {
            fields.push({ node, coordinate, requirements: asked });
          }
        },
      }),
    );
    return fields.length === 0 ? null : new GuardedOperation(fields);
  }

  /** The same text for callers who may see the same of this operation, and are told the same about the rest. */
  decisionFor(caller: Caller): string {
    const unmet = this.requirements.map((requirement) => (fulfils(caller, requirement) ? 0 : 1));
    return unmet.includes(1)
      ? `${caller.subject === null ? 'public' : 'known'} ${unmet.join('')}`
      : '';
  }

  deniedTo(caller: Caller): DeniedFields {
    return new Map(
      this.fields
        .filter(
          ({ requirements }) => !requirements.every((requirement) => fulfils(caller, requirement)),
        )
        .map(({ node, coordinate }) => [node, coordinate]),
    );
  }
}
