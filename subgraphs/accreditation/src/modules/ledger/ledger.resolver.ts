import { parisDay } from '@apogee/shared/clock';
import { DateScalar, LocaleArguments, pickText } from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
import { Max, Min } from 'class-validator';
import {
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  Int,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { LedgerReader } from './ledger.loader';
import { DecisionRecordType, LabelDecisionType } from './ledger.type';
import type { LedgerRecord } from './ledger-record';

export interface LedgerContext {
  readonly ledger: LedgerReader;
}

const MOST_RECORDS = 100;

@ArgsType()
class LedgerArguments {
  @Min(1)
  @Field(() => Int, {
    defaultValue: 1,
    description: 'Number of the first record to return, 1 or more.',
  })
  fromSeq!: number;

  @Min(1)
  @Max(MOST_RECORDS)
  @Field(() => Int, {
    defaultValue: MOST_RECORDS,
    description: `How many records to return, 1 to ${MOST_RECORDS}.`,
  })
  first!: number;
}

@Resolver(() => DecisionRecordType)
export class LedgerResolver {
  @Directive(`@requiresScopes(scopes: [["${Scope.AUDIT}"]])`)
  @Directive('@listSize(slicingArguments: ["first"])')
  @Query(() => [DecisionRecordType], {
    nullable: true,
    description:
      'The decision ledger, record by record: go on from the last number plus one. Fewer than `first` means that it ends there.',
  })
  decisionLedger(
    @Args(() => LedgerArguments) { fromSeq, first }: LedgerArguments,
    @Ctx() { ledger }: LedgerContext,
  ): Promise<readonly LedgerRecord[]> {
    return ledger.page(fromSeq, first);
  }

  @FieldResolver(() => [String], { description: 'Grounds, one by one.' })
  grounds(
    @Root() { grounds }: LedgerRecord,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): readonly string[] {
    return grounds.flatMap((ground) => pickText(ground, locale) ?? []);
  }
}

@Resolver(() => LabelDecisionType)
export class LabelDecisionResolver {
  @FieldResolver(() => DateScalar, { description: 'Day in Paris on which it was decided.' })
  decidedOn(@Root() { decidedAt }: LedgerRecord): string {
    return parisDay(new Date(decidedAt));
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description: 'Grounds, one by one; null when they are not public.',
  })
  grounds(
    @Root() { grounds, groundsPublic }: LedgerRecord,
    @Args(() => LocaleArguments) { locale }: LocaleArguments,
  ): readonly string[] | null {
    return groundsPublic ? grounds.flatMap((ground) => pickText(ground, locale) ?? []) : null;
  }
}
