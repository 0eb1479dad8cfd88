import type { FirmId } from '@apogee/shared/ids';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Described by the catalogue, which owns it. */
@Directive('@key(fields: "id")')
@ObjectType('Firm')
export class FirmType {
  @Field(() => ID)
  id!: FirmId;
}

/** All this subgraph knows of a firm: that somebody names it. */
export interface FirmReference {
  readonly id: FirmId;
}
