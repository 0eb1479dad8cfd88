import {
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  Kind,
  parse,
  validate,
} from 'graphql';
import { type InventedContext, inventedSchema } from '../../testing/invented-schema';
import { type RandomQuery, randomQuery } from '../../testing/random-query';
import { compile } from './compiled-query';
import { OperationExecutor } from './operation-executor';

const CASES = 400;
/** Compiled code is used from the second time on. */
const TIMES = 3;

const schema = inventedSchema();

async function asGraphqlJs(
  { query, variables }: RandomQuery,
  contextValue: InventedContext,
): Promise<FormattedExecutionResult> {
  const document = parse(query);
  return comparable(await execute({ schema, document, contextValue, variableValues: variables }));
}

/** Plain objects; the specification leaves the order of errors open. */
function comparable({
  data,
  errors,
}: ExecutionResult | FormattedExecutionResult): FormattedExecutionResult {
  const plain = (errors ?? []).map(({ message, path, locations }) => ({
    message,
    path,
    locations,
  }));
  const sorted = plain.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
  return JSON.parse(JSON.stringify({ data, errors: sorted })) as FormattedExecutionResult;
}

function keyOf({ message, path }: { readonly message: string; readonly path: unknown }): string {
  return JSON.stringify([path, message]);
}

describe('the executor of operations', () => {
  const executor = new OperationExecutor({
    schema,
    mostTokens: 1_000,
    formatError: (formatted) => formatted,
  });

  it(`answers as graphql-js does, errors included, in ${CASES} generated cases`, async () => {
    const seen = { compiled: 0, withErrors: 0 };
    for (const { seed, request } of validQueries()) {
      const expected = await asGraphqlJs(request, { seed });
      for (let time = 0; time < TIMES; time++) {
        const answer = await executor.execute(request, () => ({ seed }));
        // What the request itself does wrong is left to Apollo Server.
        const compared = answer === null ? { errors: expected.errors } : comparable(answer);
        expect({ ...request, ...compared }).toEqual({ ...request, ...expected });
      }
      seen.compiled += (await isAnsweredByCode(request, { seed })) ? 1 : 0;
      seen.withErrors += expected.errors?.length === 0 ? 0 : 1;
    }
    expect(seen.compiled).toBeGreaterThan(CASES / 5);
    expect(seen.withErrors).toBeGreaterThan(CASES / 5);
  });
});

function validQueries(): readonly (InventedContext & { readonly request: RandomQuery })[] {
  return Array.from({ length: CASES }, (_, seed) => ({
    seed,
    request: randomQuery(schema, seed),
  })).filter(({ request }) => validate(schema, parse(request.query)).length === 0);
}

async function isAnsweredByCode(
  { query, variables }: RandomQuery,
  contextValue: InventedContext,
): Promise<boolean> {
  const document = parse(query);
  const operation = document.definitions.find((it) => it.kind === Kind.OPERATION_DEFINITION);
  const run = operation === undefined ? null : compile(schema, document, operation);
  return run !== null && (await run({ contextValue, variables })) !== null;
}
