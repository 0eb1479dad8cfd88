import { LARGEST_PAGE } from '@apogee/shared/graphql';
import { Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { DemonstrationArguments } from '../establishment';
import { BoundsInput } from '../spatial-types';

const DEEPEST_ZOOM = 22;
const USUAL_SAMPLE = 5;

@ArgsType()
export class MapClustersArguments extends DemonstrationArguments {
  @ValidateNested()
  @Field(() => BoundsInput, { description: 'What the map shows.' })
  bounds!: BoundsInput;

  @Min(0)
  @Max(DEEPEST_ZOOM)
  @Field(() => Int, {
    description: `Zoom of the map, 0 (the world in one tile) to ${DEEPEST_ZOOM}. Outside that range: BAD_USER_INPUT.`,
  })
  zoom!: number;
}

@ArgsType()
export class ClusterMembersArguments {
  @Min(1)
  @Max(LARGEST_PAGE)
  @Field(() => Int, {
    defaultValue: USUAL_SAMPLE,
    description: `How many to return at most, 1 to ${LARGEST_PAGE}. Outside that range: BAD_USER_INPUT.`,
  })
  first!: number;
}
