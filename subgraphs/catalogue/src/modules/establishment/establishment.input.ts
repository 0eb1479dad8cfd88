import {
  IsPlainTextArgument,
  IsSiretArgument,
  LONGEST_TEXT,
  SiretScalar,
} from '@apogee/shared/graphql';
import type { EstablishmentId, Siret } from '@apogee/shared/ids';
import { IsOptional } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';

@ArgsType()
export class EstablishmentArguments {
  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => ID, {
    nullable: true,
    description: `Identifier of the establishment, at most ${LONGEST_TEXT} characters.`,
  })
  id?: EstablishmentId | null;

  @IsOptional()
  @IsSiretArgument()
  @Field(() => SiretScalar, {
    nullable: true,
    description: 'SIRET of the establishment. An impossible one: BAD_USER_INPUT.',
  })
  siret?: Siret | null;
}
