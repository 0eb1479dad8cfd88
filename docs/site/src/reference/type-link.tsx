import { type GraphQLType, getNamedType } from 'graphql';
import type { ReactElement } from 'react';
import type { Reader } from '../pages/reader';
import { typePath } from './type-paths';

interface TypeLinkProps {
  readonly type: GraphQLType;
  readonly reader: Reader;
}

/** `[Firm!]!`, its name leading to the type. */
export function TypeLink({ type, reader }: TypeLinkProps): ReactElement {
  const { name } = getNamedType(type);
  const [before = '', after = ''] = String(type).split(name);
  const path = typePath(name);
  return (
    <>
      {before}
      {path === null ? name : <a href={reader.href(path)}>{name}</a>}
      {after}
    </>
  );
}
