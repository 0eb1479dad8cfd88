import { NodeType } from '@apogee/shared/graphql';
import type { EnvironmentId } from '@apogee/shared/ids';
import { Directive, Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { EnvironmentKind } from '../readiness';

registerEnumType(EnvironmentKind, {
  name: 'EnvironmentKind',
  description: 'How close an environment is to the one of the mission.',
  valuesConfig: {
    LABORATORY: { description: 'A laboratory, without the stresses of the mission.' },
    RELEVANT: {
      description: 'The part of the mission’s stresses that matters for the critical functions.',
    },
    OPERATIONAL: {
      description:
        'All stresses of the mission, in space or reproduced with margins on the ground.',
    },
  },
});

@ObjectType('EnvironmentParameter', { description: 'One stress of an environment and its range.' })
export class EnvironmentParameterType {
  @Field(() => String, { description: 'Name of the stress, such as `temperature` or `totalDose`.' })
  name!: string;

  @Field(() => String, { description: 'Unit of `min` and `max`.' })
  unit!: string;

  @Field(() => Float, { nullable: true, description: 'Lower bound; null when none is stated.' })
  min!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper bound; null when none is stated.' })
  max!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Margin that the range includes; null when none is stated.',
  })
  margin!: string | null;
}

@ObjectType('EnvironmentCoverage', {
  description: 'Whether proof obtained in one environment carries over to another.',
})
export class EnvironmentCoverageType {
  @Field(() => Boolean, {
    description: 'True when each demand of the other environment is equal or less severe here.',
  })
  covered!: boolean;

  @Field(() => [String], {
    description:
      'Names of the demands that are not covered; `lifetime` stands for the duration. Empty when covered.',
  })
  uncovered!: string[];
}

@Directive('@key(fields: "id")')
@ObjectType('EnvironmentDefinition', {
  implements: NodeType,
  description: 'A defined environment: the stresses an element is meant for, or was tested in.',
})
export class EnvironmentType {
  @Field(() => ID, { description: 'Identifier of the environment.' })
  id!: EnvironmentId;

  @Field(() => EnvironmentKind, { description: 'How close it is to the one of a mission.' })
  kind!: EnvironmentKind;

  @Field(() => String, {
    nullable: true,
    description: 'Orbit or place; null where it does not apply.',
  })
  orbit!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Duration in years that it stands for; null when none is stated.',
  })
  lifetimeYears!: number | null;

  @Field(() => [EnvironmentParameterType], { description: 'Stresses with their ranges.' })
  parameters!: EnvironmentParameterType[];
}
