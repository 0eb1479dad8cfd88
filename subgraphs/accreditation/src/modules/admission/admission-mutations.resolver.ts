import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import {
  type ApplicationAnswer,
  ApplicationChangeInput,
  ApplicationPayload,
  type ApplicationWriteContext,
  answerApplication,
  bilingual,
  ReasonedChangeInput,
} from '../application-register';
import { AcceptReferenceInput, AcceptSmeDeclarationInput } from './admission.input';
import {
  acceptReference,
  acceptSmeDeclaration,
  admitApplication,
  declareInadmissible,
  returnIncomplete,
} from './admit-application.command';

const CHANGED = 'Refused: APPLICATION_NOT_FOUND, VERSION_CONFLICT, WRONG_STATE';

/** What the secretariat does with files that were handed in. */
@Resolver()
export class AdmissionMutations {
  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `Returns an application to the firm to complete it, with reasons and a last day. ${CHANGED}.`,
  })
  returnApplication(
    @Arg('input', () => ReasonedChangeInput, { description: 'The application and the reasons.' })
    { reason, ...change }: ReasonedChangeInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () => returnIncomplete(context, change, bilingual(reason)));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `Refuses an application before evaluation, with reasons. ${CHANGED}.`,
  })
  declareApplicationInadmissible(
    @Arg('input', () => ReasonedChangeInput, { description: 'The application and the reasons.' })
    { reason, ...change }: ReasonedChangeInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () =>
      declareInadmissible(context, change, bilingual(reason)),
    );
  }

  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `Accepts what the firm declares of its size. ${CHANGED}, SME_DECLARATION_ABSENT, ACCEPTANCE_NOTE_MISSING.`,
  })
  acceptSmeDeclaration(
    @Arg('input', () => AcceptSmeDeclarationInput, { description: 'The declaration.' })
    { note, ...change }: AcceptSmeDeclarationInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () => acceptSmeDeclaration(context, change, note ?? null));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `Accepts a reference of an engineering activity. ${CHANGED}, REFERENCE_NOT_FOUND.`,
  })
  acceptApplicationReference(
    @Arg('input', () => AcceptReferenceInput, { description: 'The reference.' })
    { ordinal, ...change }: AcceptReferenceInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () => acceptReference(context, change, ordinal));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:secretariat"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `Lets an application on to evaluation. ${CHANGED}, FILE_INCOMPLETE, SME_DECLARATION_MISSING, SME_STATUS_NOT_ACCEPTED, SUBJECT_UNKNOWN, SUBJECT_OF_ANOTHER_FIRM, SUBJECT_KIND_CHANGED, SUBJECT_NOT_PUBLISHED, LABEL_NOT_NAMED, LABEL_RUNNING, LABEL_ENDED, TRL_BELOW_THRESHOLD, TRL_STALE, NO_QUALIFYING_MEMBER, TOO_FEW_REFERENCES.`,
  })
  admitApplication(
    @Arg('input', () => ApplicationChangeInput, { description: 'The application.' })
    input: ApplicationChangeInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () => admitApplication(context, input));
  }
}
