import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type ParseOptions,
  parse,
  validate,
  visit,
} from 'graphql';
import { isCompilableSchema } from './compilable';
import { type CompiledQuery, compile } from './compiled-query';

/** A valid document with one operation, which was read once and is executed often. */
export interface PreparedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Null: graphql-js executes it. */
  compiled(): CompiledQuery | null;
}

/** Compiled, an operation of a catalogue's size takes about 90 kB. */
const MOST_OPERATIONS = 500;
/** Making code costs as much as several executions without, so an operation must come again to be worth it. */
const COMPILED_AT_USE = 2;

/**
 * What was prepared of the documents used last, by their text. Documents that are not valid, that hold several
 * operations, that subscribe or that ask about the schema are remembered as refused: Apollo Server answers them.
 */
export class PreparedOperations {
  private readonly byText = new Map<string, PreparedOperation | null>();
  private readonly isCompilable: boolean;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly parseOptions: ParseOptions,
  ) {
    this.isCompilable = isCompilableSchema(schema);
  }

  get(text: string): PreparedOperation | null {
    const known = this.byText.get(text);
    const prepared = known === undefined ? this.prepare(text) : known;
    this.byText.delete(text);
    this.byText.set(text, prepared);
    for (const oldest of this.byText.keys()) {
      if (this.byText.size <= MOST_OPERATIONS) {
        break;
      }
      this.byText.delete(oldest);
    }
    return prepared;
  }

  private prepare(text: string): PreparedOperation | null {
    const document = this.valid(text);
    const operation = document === null ? null : onlyOperation(document);
    if (document === null || operation === null) {
      return null;
    }
    let uses = 0;
    let compiled: CompiledQuery | null = null;
    return {
      document,
      operation,
      compiled: () => {
        uses += 1;
        if (uses === COMPILED_AT_USE && this.isCompilable) {
          compiled = compile(this.schema, document, operation);
        }
        return compiled;
      },
    };
  }

  private valid(text: string): DocumentNode | null {
    try {
      const document = parse(text, this.parseOptions);
      return validate(this.schema, document).length === 0 ? document : null;
    } catch {
      // Why a document cannot be read is for Apollo Server to say.
      return null;
    }
  }
}

function onlyOperation(document: DocumentNode): OperationDefinitionNode | null {
  const [operation, ...others] = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const isOurs =
    operation !== undefined &&
    others.length === 0 &&
    operation.operation !== OperationTypeNode.SUBSCRIPTION &&
    !asksAboutSchema(document);
  return isOurs ? operation : null;
}

/** Whether the schema may be asked about is a setting of Apollo Server. */
function asksAboutSchema(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field: ({ name }) => {
      found ||= name.value === '__schema' || name.value === '__type';
    },
  });
  return found;
}
