import {
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  parseType,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql';
import { jsonValue, NOT_JSON } from './literal-values';

const PREFIX = 'literal_';

/** Where a value is given. Equal values in one place get one variable, or fields with them could not be merged. */
export interface Place {
  readonly name: string;
  readonly type: GraphQLInputType;
}

/** Variables in the place of the literals of one operation. */
export class InventedVariables {
  /** The values of the variables, by name. */
  readonly values: Record<string, unknown> = {};
  readonly definitions: VariableDefinitionNode[] = [];
  private readonly prefix: string;
  private readonly known = new Map<string, VariableNode>();

  constructor({ variableDefinitions = [] }: OperationDefinitionNode) {
    let prefix = PREFIX;
    while (variableDefinitions.some(({ variable }) => variable.name.value.startsWith(prefix))) {
      prefix += '_';
    }
    this.prefix = prefix;
  }

  /** What to say instead of a value: a variable, or the same with variables in it where the whole must stay. */
  replace(node: ValueNode, place: Place): ValueNode {
    if (node.kind === Kind.NULL || node.kind === Kind.VARIABLE) {
      return node;
    }
    const value = jsonValue(place.type, node);
    return value === NOT_JSON ? this.replaceParts(node, place) : this.variable(value, place);
  }

  private replaceParts(node: ValueNode, { name, type }: Place): ValueNode {
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const place = { name, type: nullable.ofType };
      return node.kind === Kind.LIST
        ? { ...node, values: node.values.map((item) => this.replace(item, place)) }
        : this.replaceParts(node, place);
    }
    if (node.kind !== Kind.OBJECT || !isInputObjectType(nullable)) {
      return node;
    }
    const inputFields = nullable.getFields();
    return {
      ...node,
      fields: node.fields.map((field) => {
        const fieldName = field.name.value;
        const fieldType = inputFields[fieldName]?.type;
        return fieldType === undefined
          ? field
          : {
              ...field,
              value: this.replace(field.value, { name: `${name}.${fieldName}`, type: fieldType }),
            };
      }),
    };
  }

  private variable(value: unknown, { name, type }: Place): VariableNode {
    // It is never null, and so of a type that is welcome wherever the literal was.
    const typeText = `${String(getNullableType(type))}!`;
    const identity = `${name}:${typeText}:${JSON.stringify(value)}`;
    const known = this.known.get(identity);
    if (known !== undefined) {
      return known;
    }
    const variable = variableNamed(`${this.prefix}${this.known.size}`);
    this.known.set(identity, variable);
    this.definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable,
      type: parseType(typeText, { noLocation: true }),
    });
    this.values[variable.name.value] = value;
    return variable;
  }
}

function variableNamed(name: string): VariableNode {
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
}

const NAME = /literal_+\d+/;

/** The name of a variable, alone or as complaints speak of variables. */
const MENTION = /Variable (["'`]?)\$literal_+\d+\b\1|\$?\bliteral_+\d+\b/g;

/** Says a subgraph's complaint about variables that the client does not know without naming them. */
export function withoutNames(names: ReadonlySet<string>): (complaint: string) => string {
  return (complaint) =>
    complaint.replaceAll(MENTION, (mention) => {
      if (!names.has(NAME.exec(mention)?.[0] ?? '')) {
        return mention;
      }
      return mention.startsWith('Variable') ? 'A value' : 'value';
    });
}
