import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Application } from '../application';
import { ApplicationType } from '../application-register';
import { DecisionRecordType, type LedgerContext, type LedgerRecord } from '../ledger';

@Resolver(() => ApplicationType)
export class ApplicationDecisionsResolver {
  @FieldResolver(() => [DecisionRecordType], {
    description:
      'The ledger’s records of it, oldest first: deferrals, the decision, corrections, decisions on appeals.',
  })
  decisions(
    @Root() { id }: Application,
    @Ctx() { ledger }: LedgerContext,
  ): Promise<readonly LedgerRecord[]> {
    return ledger.byApplication.load(id);
  }
}
