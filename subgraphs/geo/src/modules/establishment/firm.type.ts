import { connectionType, NodeType } from '@apogee/shared/graphql';
import type { FirmId } from '@apogee/shared/ids';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/**
 * Described by the catalogue, which owns it and finds it as a node. It is said here that it is one because composition
 * wants a type that all subgraphs with nodes have in common (ADR 40).
 */
@Directive('@key(fields: "id")')
@ObjectType('Firm', { implements: NodeType })
export class LocatedFirmType {
  @Field(() => ID)
  id!: FirmId;
}

export const LocatedFirmConnection = connectionType({
  name: 'LocatedFirm',
  node: () => LocatedFirmType,
  nullableNode: true,
});
