import {
  IsCommuneCodeArgument,
  IsDepartementCodeArgument,
  IsRegionCodeArgument,
  IsSirenArgument,
  PageArguments,
} from '@apogee/shared/graphql';
import { ArrayNotEmpty, IsOptional, Length, Matches } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { PlaceKind } from './place-search';

@ArgsType()
export class CommuneArguments {
  @IsCommuneCodeArgument()
  @Field(() => String, {
    description: 'INSEE code such as `31555`, `2A004`, `97304`. Malformed: BAD_USER_INPUT.',
  })
  inseeCode!: string;
}

@ArgsType()
export class DepartementArguments {
  @IsDepartementCodeArgument()
  @Field(() => String, {
    description: 'INSEE code such as `31`, `2A`, `973`. Malformed: BAD_USER_INPUT.',
  })
  code!: string;
}

@ArgsType()
export class RegionArguments {
  @IsRegionCodeArgument()
  @Field(() => String, {
    description: 'INSEE code of two digits, such as `76`. Malformed: BAD_USER_INPUT.',
  })
  code!: string;
}

@ArgsType()
export class EpciArguments {
  @IsSirenArgument()
  @Field(() => String, {
    description:
      'SIREN of the intercommunality, nine digits: `243100518`. Malformed: BAD_USER_INPUT.',
  })
  code!: string;
}

@ArgsType()
export class PlaceListArguments extends PageArguments {
  @Length(1, 100)
  @Matches(/^[^\0]*$/, { message: 'must not contain NUL' })
  @Field(() => String, {
    description:
      'Beginning of a word of the name, or of a postcode; 1 to 100 characters with a letter or digit and without NUL, else BAD_USER_INPUT. Accents, case and punctuation do not matter, `St` finds `Saint`.',
  })
  text!: string;

  @IsOptional()
  @ArrayNotEmpty()
  @Field(() => [PlaceKind], {
    nullable: true,
    description: 'Only places of these kinds. Omitted: all. Empty: BAD_USER_INPUT.',
  })
  kinds?: PlaceKind[] | null;
}

@ArgsType()
export class DepartementListArguments {
  @IsOptional()
  @IsRegionCodeArgument()
  @Field(() => String, { nullable: true, description: 'Only the départements of this region.' })
  regionCode?: string | null;
}

@ArgsType()
export class CommuneListArguments extends PageArguments {
  @IsOptional()
  @Length(1, 100)
  @Matches(/^[^\0]*$/, { message: 'must not contain NUL' })
  @Field(() => String, {
    nullable: true,
    description:
      'Part of the name, 1 to 100 characters with a letter or digit and without NUL, else BAD_USER_INPUT. Accents, case and punctuation do not matter, `St` finds `Saint`.',
  })
  text?: string | null;

  @IsOptional()
  @IsDepartementCodeArgument()
  @Field(() => String, { nullable: true, description: 'Only the communes of this département.' })
  departementCode?: string | null;

  @IsOptional()
  @IsRegionCodeArgument()
  @Field(() => String, { nullable: true, description: 'Only the communes of this region.' })
  regionCode?: string | null;

  @IsOptional()
  @Matches(/^\d{5}$/, { message: 'must be a postcode of five digits' })
  @Field(() => String, {
    nullable: true,
    description: 'Only the communes that this postcode serves. Five digits.',
  })
  postcode?: string | null;
}
