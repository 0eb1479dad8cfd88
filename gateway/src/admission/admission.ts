import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLErrorOptions,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
  valueFromASTUntyped,
} from 'graphql';
import { BoundedCache } from '../bounded-cache';
import { checkLimits } from './check-limits';
import {
  type Cost,
  CostCompiler,
  type CostRules,
  evaluate,
  fragmentsOf,
  ResponseCost,
  readCostRules,
  slicingArgumentsRule,
  type Variables,
} from './cost';
import { COST_BUDGET, LIMITS, type Limits, MOST_VALIDATION_ERRORS } from './limits';
import { refusal } from './refusal';
import { rulesInOne } from './rules-in-one';
import { withoutSuggestions } from './without-suggestions';

/** A document that may be executed, or why it may not. */
export type Verdict =
  | { readonly kind: 'admitted'; readonly document: DocumentNode }
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLError[] };

/** An argument that is given a thousand times is one error with a thousand places. */
const MOST_LOCATIONS = 5;

/** Estimated memory of the documents that are kept: about a thousand usual ones, or twenty of the largest allowed. */
const KEPT_BYTES = 64 * 1024 * 1024;
const BYTES_OF_A_TOKEN = 250;
const BYTES_OF_A_CHARACTER = 2;
/** With all that others know of an operation for as long as its document is kept. Measured, as the others. */
const BYTES_OF_AN_ENTRY = 8_000;

export interface AdmissionSettings {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** What `@cost` and `@listSize` are read from. */
  readonly supergraphSdl: string;
  readonly limits?: Limits;
  readonly costBudget?: number;
}

/** An operation of an admitted document, with the variables as the client sent them. */
export interface AskedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
}

export interface CostVerdict {
  /** The most that the operation may cost. */
  readonly estimate: number;
  readonly budget: number;
  /** Why it may not be executed; `null` when it may. */
  readonly refused: GraphQLError | null;
}

/**
 * What every operation passes before anything of it is executed, whatever transport brought it. Its document is
 * parsed within the token limit, held to the size limits, then validated, once; its cost is estimated each time.
 */
export class Admission {
  private readonly schema: GraphQLSchema;
  private readonly limits: Limits;
  private readonly costBudget: number;
  private readonly costRules: CostRules;
  private readonly rule: ValidationRule;
  private readonly costCompiler: CostCompiler;
  private readonly verdicts = new BoundedCache<Verdict>(KEPT_BYTES);
  private readonly costs = new WeakMap<OperationDefinitionNode, Cost>();

  constructor(settings: AdmissionSettings) {
    const { apiSchema, supergraphSdl, limits = LIMITS, costBudget = COST_BUDGET } = settings;
    const costRules = readCostRules(supergraphSdl);
    this.schema = apiSchema;
    this.limits = limits;
    this.costBudget = costBudget;
    this.costRules = costRules;
    this.rule = rulesInOne([...specifiedRules, slicingArgumentsRule(costRules)]);
    this.costCompiler = new CostCompiler(apiSchema, costRules);
  }

  admit(source: string): Verdict {
    const key = keyOf(source);
    const known = this.verdicts.get(key);
    if (known !== undefined) {
      return known;
    }
    const verdict = this.judge(source);
    this.verdicts.set(key, verdict, bytesOf(source, verdict));
    return verdict;
  }

  judgeCost(asked: AskedOperation): CostVerdict {
    const { operation, variables } = asked;
    const cost = evaluate(this.costOf(asked), withDefaults(operation, variables));
    const estimate = Math.min(cost, Number.MAX_SAFE_INTEGER);
    const budget = this.costBudget;
    return {
      estimate,
      budget,
      refused:
        estimate <= budget
          ? null
          : refusal(
              'OPERATION_TOO_COSTLY',
              `This operation may return too much: its cost is estimated at ${estimate}, and ${budget} are allowed. Ask for smaller pages.`,
              { extensions: { estimate, budget } },
            ),
    };
  }

  /** What an answer really cost, of its `data` as JSON has it. Work in proportion to the answer: for who asks. */
  actualCost({ document, operation, variables }: AskedOperation, data: object): number {
    const root = this.schema.getRootType(operation.operation);
    const cost = new ResponseCost({
      schema: this.schema,
      rules: this.costRules,
      fragments: fragmentsOf(document),
      variables: withDefaults(operation, variables),
    });
    return root == null ? 0 : cost.ofData(root, operation.selectionSet, { ...data });
  }

  private costOf({ document, operation }: AskedOperation): Cost {
    const known = this.costs.get(operation);
    if (known !== undefined) {
      return known;
    }
    const cost = this.costCompiler.compile(document, operation);
    this.costs.set(operation, cost);
    return cost;
  }

  private judge(source: string): Verdict {
    const document = parseWithin(source, this.limits.tokens);
    if (document instanceof GraphQLError) {
      return { kind: 'refused', errors: [document] };
    }
    const overLimit = checkLimits(document, this.limits);
    if (overLimit !== null) {
      return { kind: 'refused', errors: [overLimit] };
    }
    const errors = validate(this.schema, document, [this.rule], {
      maxErrors: MOST_VALIDATION_ERRORS,
    });
    return errors.length === 0
      ? { kind: 'admitted', document }
      : { kind: 'refused', errors: errors.map(asValidationRefusal) };
  }
}

/** V8 tells longer texts apart only by their length before it compares them, and somebody could send many of one length. */
const LONGEST_HASHED_TEXT = 16_000;

function keyOf(source: string): string {
  return source.length <= LONGEST_HASHED_TEXT
    ? source
    : createHash('sha256').update(source).digest('base64');
}

function withDefaults(
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Variables,
): Variables {
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of variableDefinitions) {
    if (defaultValue !== undefined) {
      defaults[variable.name.value] = valueFromASTUntyped(defaultValue);
    }
  }
  return { ...defaults, ...given };
}

function bytesOf(source: string, verdict: Verdict): number {
  const tokens = verdict.kind === 'admitted' ? (verdict.document.tokenCount ?? 0) : 0;
  return source.length * BYTES_OF_A_CHARACTER + tokens * BYTES_OF_A_TOKEN + BYTES_OF_AN_ENTRY;
}

function parseWithin(source: string, maxTokens: number): DocumentNode | GraphQLError {
  try {
    return parse(source, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) {
      return refusal('GRAPHQL_PARSE_FAILED', error.message, at(error));
    }
    if (error instanceof RangeError) {
      return refusal('GRAPHQL_PARSE_FAILED', 'Syntax Error: The document is nested too deeply.');
    }
    throw error;
  }
}

/** Points into the source, not at nodes: what is kept of a refused document must not hold its tree. */
function asValidationRefusal(error: GraphQLError): GraphQLError {
  return refusal('GRAPHQL_VALIDATION_FAILED', withoutSuggestions(error.message), at(error));
}

function at({
  source,
  positions,
}: Pick<GraphQLError, 'source' | 'positions'>): GraphQLErrorOptions {
  return { source: source ?? null, positions: positions?.slice(0, MOST_LOCATIONS) ?? null };
}
