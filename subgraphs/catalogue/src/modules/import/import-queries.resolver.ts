import { type ConnectionOf, PageArguments } from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ImportJobArguments } from './import.input';
import { ImportJobConnection, ImportJobType, ImportProblemConnection } from './import.type';
import type { ImportJob } from './import-job';
import type { ImportContext } from './import-job.reader';
import type { LineProblem } from './line-problem';

const EDITS = `@requiresScopes(scopes: [["${Scope.EDIT}"]])`;

@Resolver(() => ImportJobType)
export class ImportQueries {
  @Directive(EDITS)
  @Query(() => ImportJobType, {
    nullable: true,
    description: 'One import; null when there is none with this identifier.',
  })
  importJob(
    @Args(() => ImportJobArguments) { id }: ImportJobArguments,
    @Ctx() { imports }: ImportContext,
  ): Promise<ImportJob | null> {
    return imports.byId.load(id);
  }

  @Directive(EDITS)
  @Query(() => ImportJobConnection, {
    nullable: true,
    description: 'All imports, the youngest first.',
  })
  importJobs(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { imports }: ImportContext,
  ): Promise<ConnectionOf<ImportJob>> {
    return imports.page({ first, after: after ?? null });
  }

  @FieldResolver(() => ImportProblemConnection, {
    description: 'Why lines were not taken over, by line. It grows while the import runs.',
  })
  problems(
    @Root() { id }: ImportJob,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { imports }: ImportContext,
  ): Promise<ConnectionOf<LineProblem>> {
    return imports.problems(id, { first, after: after ?? null });
  }
}
