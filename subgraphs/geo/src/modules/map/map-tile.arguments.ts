import { Max, Min } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { DemonstrationArguments } from '../establishment';

const DEEPEST_TILE = 18;

@ArgsType()
export class MapTileArguments extends DemonstrationArguments {
  @Min(0)
  @Max(DEEPEST_TILE)
  @Field(() => Int, {
    description: `Zoom, 0 (the world in one tile) to ${DEEPEST_TILE}. Outside that range: BAD_USER_INPUT.`,
  })
  z!: number;

  @Min(0)
  @Field(() => Int, {
    description: 'Column from the west, 0 to 2^z − 1. Outside that range: BAD_USER_INPUT.',
  })
  x!: number;

  @Min(0)
  @Field(() => Int, {
    description: 'Row from the north, 0 to 2^z − 1. Outside that range: BAD_USER_INPUT.',
  })
  y!: number;
}
