import {
  IsCommuneCodeArgument,
  IsIdentifierArgument,
  IsLongTextArgument,
  IsPlainTextArgument,
} from '@apogee/shared/graphql';
import { IsOptional, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { GeoPointInput, LocationPrecision } from '../spatial-types';

@InputType({ description: 'An establishment and its address, to place it by.' })
export class LocateEstablishmentInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'The establishment.' })
  establishmentId!: string;

  @IsOptional()
  @IsPlainTextArgument()
  @Field(() => String, {
    nullable: true,
    description:
      'Street and number, 1 to 200 characters; else BAD_USER_INPUT. Omitted: the commune alone decides.',
  })
  line?: string | null;

  @IsOptional()
  @Matches(/^\d{5}$/, { message: 'must be a postcode of five digits' })
  @Field(() => String, {
    nullable: true,
    description: 'Postcode, five digits; else BAD_USER_INPUT.',
  })
  postcode?: string | null;

  @IsCommuneCodeArgument()
  @Field(() => String, { description: 'INSEE code of its commune. Malformed: BAD_USER_INPUT.' })
  communeCode!: string;
}

@InputType({ description: 'Where an establishment is, as somebody knows who says why.' })
export class CorrectLocationInput {
  @IsIdentifierArgument()
  @Field(() => ID, { description: 'The establishment.' })
  establishmentId!: string;

  @ValidateNested()
  @Field(() => GeoPointInput, { description: 'Where it is, kept to a millionth of a degree.' })
  point!: GeoPointInput;

  @Field(() => LocationPrecision, { description: 'What the point stands for.' })
  precision!: LocationPrecision;

  @IsLongTextArgument()
  @Field(() => String, {
    description: 'How that is known, 1 to 4,000 characters; else BAD_USER_INPUT.',
  })
  reason!: string;
}
