import { type ASTNode, type DirectiveNode, Kind, parse, print, visit } from 'graphql';

const RIGHTS = new Set(['authenticated', 'requiresScopes']);

/**
 * A supergraph without what it says of rights, which `@apollo/gateway` refuses to serve. The five questions may be
 * asked by anybody, and the subgraphs go on guarding the rest.
 */
export function withoutRights(supergraph: string): string {
  const stripped = visit(parse(supergraph), {
    Directive: (node) => (RIGHTS.has(node.name.value) || linksRights(node) ? null : undefined),
    DirectiveDefinition: (node) => (RIGHTS.has(node.name.value) ? null : undefined),
  });
  return print(stripped);
}

function linksRights({ name, arguments: given = [] }: DirectiveNode): boolean {
  return (
    name.value === 'link' &&
    given.some(({ name: { value }, value: node }) => value === 'for' && isSecurity(node))
  );
}

function isSecurity(node: ASTNode): boolean {
  return node.kind === Kind.ENUM && node.value === 'SECURITY';
}
