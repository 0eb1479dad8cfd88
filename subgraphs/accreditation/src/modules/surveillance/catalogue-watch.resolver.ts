import { answerMutation, type MutationAnswer } from '@apogee/shared/graphql';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { CatalogueFact } from '../catalogue-item';
import type { WriteContext } from '../procedure';
import { RecordCatalogueItemsInput, RecordCatalogueItemsPayload } from './catalogue-watch.type';
import { recordCatalogueItems } from './record-catalogue-items.command';

@Resolver()
export class CatalogueItemMutations {
  @Directive('@requiresScopes(scopes: [["accreditation:service"]])')
  @Mutation(() => RecordCatalogueItemsPayload, {
    nullable: true,
    description:
      'Takes over what the catalogue says of items: applications are judged by this copy. What is older than the copy in place is left out, so it may be repeated and arrive in any order. A new design issue, and the loss of a labelled range’s last qualifying member, raise tasks for the secretariat and end no label.',
  })
  recordCatalogueItems(
    @Arg('input', () => RecordCatalogueItemsInput, { description: 'What the catalogue says.' })
    input: RecordCatalogueItemsInput,
    @Ctx() context: WriteContext,
  ): Promise<MutationAnswer<{ readonly recorded: number }>> {
    return answerMutation(async () => ({
      recorded: await recordCatalogueItems(context, factsOf(input)),
    }));
  }
}

function factsOf({ asOf, items }: RecordCatalogueItemsInput): readonly CatalogueFact[] {
  const instant = new Date(asOf);
  return items.map(({ id, designIssue, ...item }) => ({
    ...item,
    itemId: id,
    designIssue: designIssue ?? null,
    asOf: instant,
  }));
}
