import {
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  type GraphQLSchema,
  type OperationTypeNode,
} from 'graphql';
import { type FormatError, formattedErrors } from './formatted-errors';
import type { GraphQLRequest } from './graphql-request';
import { type PreparedOperation, PreparedOperations } from './prepared-operations';

export interface OperationExecutorSettings {
  readonly schema: GraphQLSchema;
  /** A document with more tokens is refused. */
  readonly mostTokens: number;
  readonly formatError: FormatError;
}

/** Executes operations that are read and compiled once. What a request does wrong is for Apollo Server to tell. */
export class OperationExecutor {
  private readonly prepared: PreparedOperations;

  constructor(private readonly settings: OperationExecutorSettings) {
    this.prepared = new PreparedOperations(settings.schema, { maxTokens: settings.mostTokens });
  }

  /** Null: nothing was executed, and Apollo Server shall answer. The context is made only for an execution. */
  async execute(
    { query, operationName, variables = {} }: GraphQLRequest,
    createContext: (kind: OperationTypeNode) => object,
  ): Promise<FormattedExecutionResult | null> {
    const prepared = this.prepared.get(query);
    if (prepared === null || !isNamed(prepared, operationName)) {
      return null;
    }
    const contextValue = createContext(prepared.operation.operation);
    const result =
      (await prepared.compiled()?.({ contextValue, variables })) ??
      (await execute({
        schema: this.settings.schema,
        document: prepared.document,
        contextValue,
        variableValues: variables,
      }));
    // Without data, the variables were at fault and no resolver has run.
    return result.data === undefined ? null : this.formatted(result);
  }

  private formatted({ data = null, errors }: ExecutionResult): FormattedExecutionResult {
    return errors === undefined
      ? { data }
      : { data, errors: formattedErrors(errors, this.settings.formatError) };
  }
}

function isNamed({ operation }: PreparedOperation, name: string | undefined): boolean {
  return name === undefined || name === operation.name?.value;
}
