import type { ItemId } from '@apogee/shared/ids';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Described by the catalogue, which owns it. */
@Directive('@interfaceObject')
@Directive('@key(fields: "id")')
@ObjectType('Labelable')
export class LabelableType {
  @Field(() => ID)
  id!: ItemId;
}

/** All this subgraph knows of an item: that somebody names it. */
export interface LabelableReference {
  readonly id: ItemId;
}
