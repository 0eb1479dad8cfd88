import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { LabelDecisionType, type LedgerContext, type LedgerRecord } from '../ledger';
import type { Label } from './label';
import { LabelType } from './label.type';

@Resolver(() => LabelType)
export class LabelDecisionsResolver {
  @FieldResolver(() => [LabelDecisionType], {
    description:
      'What the decision ledger says of it, oldest first, with what was corrected later. Not paged: a label has few records.',
  })
  decisions(
    @Root() { number }: Label,
    @Ctx() { ledger }: LedgerContext,
  ): Promise<readonly LedgerRecord[]> {
    return ledger.byLabel.load(number);
  }
}
