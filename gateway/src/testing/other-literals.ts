import { type ASTNode, Kind, parse, print, visit } from 'graphql';
import type { TestRequest } from './gateways';

const HIGHEST_NUMBER = 5;
const HIGHEST_ID = 4;

/** The same operation with other numbers and texts: fields that could be merged still can. */
export function withOtherLiterals(request: TestRequest): TestRequest {
  const document = visit(parse(request.query), {
    VariableDefinition: () => false,
    Directive: () => false,
    enter: exchange,
  });
  return { ...request, query: print(document) };
}

function exchange(node: ASTNode): ASTNode | undefined {
  switch (node.kind) {
    case Kind.INT:
      return { ...node, value: String((Number(node.value) + 1) % HIGHEST_NUMBER) };
    case Kind.STRING:
      return { ...node, value: otherText(node.value) };
    default:
      return undefined;
  }
}

/** Another id, where it is one. */
function otherText(text: string): string {
  return /^[a-z]\d$/.test(text)
    ? `${text[0] ?? ''}${(Number(text[1]) + 1) % HIGHEST_ID}`
    : `other ${text}`;
}
