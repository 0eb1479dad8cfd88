import { Kind, parse, print, visit } from 'graphql';
import type { TestRequest } from './gateways';

/** The same operation in which each alias is another one: what could be merged still can. */
export function withOtherAliases(request: TestRequest): TestRequest {
  const document = visit(parse(request.query), {
    Field: ({ alias, ...field }) =>
      alias === undefined
        ? undefined
        : { ...field, alias: { kind: Kind.NAME, value: `other_${alias.value}` } },
  });
  return { ...request, query: print(document) };
}
