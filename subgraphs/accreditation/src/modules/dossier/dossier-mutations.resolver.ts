import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import {
  type ApplicationAnswer,
  ApplicationChangeInput,
  ApplicationPayload,
  type ApplicationWriteContext,
  answerApplication,
  bilingual,
} from '../application-register';
import {
  addDocument,
  addReference,
  declareSmeStatus,
  removeDocument,
  reviseScope,
} from './compile-dossier.command';
import {
  AddDocumentInput,
  AddReferenceInput,
  DeclareSmeStatusInput,
  DraftApplicationInput,
  RemoveDocumentInput,
  ReviseScopeInput,
  WithdrawApplicationInput,
} from './dossier.input';
import { draftApplication } from './draft-application.command';
import { submitApplication, withdrawApplication } from './submit-application.command';

const CHANGED = 'Refused: APPLICATION_NOT_FOUND, VERSION_CONFLICT, WRONG_STATE, DEADLINE_PASSED';

/** What a firm does with its files. */
@Resolver()
export class DossierMutations {
  @Directive('@requiresScopes(scopes: [["accreditation:apply"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description:
      'Begins an application for an item of one’s own firm. Refused: NOT_YOUR_FIRM, SUBJECT_UNKNOWN, SUBJECT_OF_ANOTHER_FIRM, SUBJECT_NOT_PUBLISHED, LABEL_NOT_ASKED, LABEL_NOT_NAMED, OPEN_APPLICATION_EXISTS.',
  })
  draftApplication(
    @Arg('input', () => DraftApplicationInput, { description: 'The application to begin.' })
    input: DraftApplicationInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    const { labelNumber, scope, ...request } = input;
    return answerApplication(context, () =>
      draftApplication(context, {
        ...request,
        labelNumber: labelNumber ?? null,
        scope: bilingual(scope),
      }),
    );
  }

  @Directive('@requiresScopes(scopes: [["accreditation:apply"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `States anew what the label is to cover. ${CHANGED}.`,
  })
  reviseApplicationScope(
    @Arg('input', () => ReviseScopeInput, { description: 'The application and its scope.' })
    { scope, ...change }: ReviseScopeInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () => reviseScope(context, change, bilingual(scope)));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:apply"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `Records what the firm declares of its size, under the rule of its scheme. Takes the place of an earlier declaration, accepted or not. ${CHANGED}, NO_SCHEME_IN_FORCE.`,
  })
  declareSmeStatus(
    @Arg('input', () => DeclareSmeStatusInput, { description: 'What the firm declares.' })
    {
      applicationId,
      expectedVersion,
      turnoverEur,
      balanceSheetEur,
      ...rest
    }: DeclareSmeStatusInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    const statement = {
      ...rest,
      turnoverEur: turnoverEur ?? null,
      balanceSheetEur: balanceSheetEur ?? null,
    };
    return answerApplication(context, () =>
      declareSmeStatus(context, { applicationId, expectedVersion }, statement),
    );
  }

  @Directive('@requiresScopes(scopes: [["accreditation:apply"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `Adds a document, named by its content. ${CHANGED}, UNKNOWN_REQUIREMENT, DOCUMENT_ALREADY_ADDED, NO_SCHEME_IN_FORCE.`,
  })
  addApplicationDocument(
    @Arg('input', () => AddDocumentInput, { description: 'The document.' })
    { applicationId, expectedVersion, ...document }: AddDocumentInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () =>
      addDocument(context, { applicationId, expectedVersion }, document),
    );
  }

  @Directive('@requiresScopes(scopes: [["accreditation:apply"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `Takes a document out of a file that is not handed in. ${CHANGED}, DOCUMENT_NOT_FOUND.`,
  })
  removeApplicationDocument(
    @Arg('input', () => RemoveDocumentInput, { description: 'The document.' })
    { documentId, ...change }: RemoveDocumentInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () => removeDocument(context, change, documentId));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:apply"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `Adds a mission that speaks for an engineering activity. ${CHANGED}, REFERENCE_NOT_ASKED.`,
  })
  addApplicationReference(
    @Arg('input', () => AddReferenceInput, { description: 'The mission.' })
    { mission, operator, ...change }: AddReferenceInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () => addReference(context, change, { mission, operator }));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:apply"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description: `Hands an application in, for the first time or completed; the first time freezes its scheme. ${CHANGED}, NO_SCHEME_IN_FORCE, SUBJECT_UNKNOWN, SUBJECT_OF_ANOTHER_FIRM, SUBJECT_KIND_CHANGED, SUBJECT_NOT_PUBLISHED, LABEL_NOT_NAMED, LABEL_RUNNING, LABEL_ENDED, RENEWAL_TOO_EARLY, FILE_INCOMPLETE, SME_DECLARATION_MISSING.`,
  })
  submitApplication(
    @Arg('input', () => ApplicationChangeInput, { description: 'The application.' })
    input: ApplicationChangeInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    return answerApplication(context, () => submitApplication(context, input));
  }

  @Directive('@requiresScopes(scopes: [["accreditation:apply"]])')
  @Mutation(() => ApplicationPayload, {
    nullable: true,
    description:
      'Takes an application back, at any time before it is decided. Refused: APPLICATION_NOT_FOUND, VERSION_CONFLICT, STATE_FORBIDS.',
  })
  withdrawApplication(
    @Arg('input', () => WithdrawApplicationInput, { description: 'The application.' })
    { reason, ...change }: WithdrawApplicationInput,
    @Ctx() context: ApplicationWriteContext,
  ): ApplicationAnswer {
    const given = reason === null || reason === undefined ? null : bilingual(reason);
    return answerApplication(context, () => withdrawApplication(context, change, given));
  }
}
