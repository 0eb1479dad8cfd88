import { connectionType } from '@apogee/shared/graphql';
import type { FirmId } from '@apogee/shared/ids';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Described by the catalogue, which owns it. */
@Directive('@key(fields: "id")')
@ObjectType('Firm')
export class LocatedFirmType {
  @Field(() => ID)
  id!: FirmId;
}

export const LocatedFirmConnection = connectionType({
  name: 'LocatedFirm',
  node: () => LocatedFirmType,
  nullableNode: true,
});
