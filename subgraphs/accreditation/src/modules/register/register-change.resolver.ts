import type { ConnectionOf } from '@apogee/shared/graphql';
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RegisterChange } from './register-change';
import type { RegisterTrail } from './register-change.register';
import {
  RegisterChangeConnection,
  RegisterChangesArguments,
  RegisterChangeType,
} from './register-change.type';

export interface RegisterTrailContext {
  readonly registerTrail: RegisterTrail;
}

@Resolver(() => RegisterChangeType)
export class RegisterTrailResolver {
  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"], ["accreditation:audit"]])')
  @Query(() => RegisterChangeConnection, {
    nullable: true,
    description:
      'Changes of the registers, newest first: of directorates, persons, interests, mandates and schemes. What the sample data loaded is none.',
  })
  registerChanges(
    @Args(() => RegisterChangesArguments) { filter, first, after }: RegisterChangesArguments,
    @Ctx() { registerTrail }: RegisterTrailContext,
  ): Promise<ConnectionOf<RegisterChange>> {
    const { register = null, entryId = null } = filter ?? {};
    return registerTrail.page({ register, entryId }, { first, after: after ?? null });
  }

  @FieldResolver(() => String, { description: 'The entry as it was after the change, as JSON.' })
  entry(@Root() { entry }: RegisterChange): string {
    return JSON.stringify(entry);
  }
}
