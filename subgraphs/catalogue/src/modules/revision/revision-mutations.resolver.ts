import type { WriteContext } from '@apogee/shared/changes';
import { answerMutation, type MutationAnswer } from '@apogee/shared/graphql';
import { Scope } from '@apogee/shared/identity';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { FirmContext } from '../firm';
import type { ItemContext } from '../labelable';
import { archiveRecord } from './archive.command';
import { newItemContent } from './content';
import { beginRevision, discardRevision, draftItem, reviseFirm, reviseItem } from './draft.command';
import {
  publishRevision,
  returnRevision,
  submitRevision,
  takeBackRevision,
} from './publish.command';
import type { Revision } from './revision';
import {
  ArchiveRecordInput,
  BeginRevisionInput,
  DraftItemInput,
  ReturnRevisionInput,
  ReviseFirmInput,
  ReviseItemInput,
  RevisionChangeInput,
} from './revision.input';
import type { RevisionContext } from './revision.loader';
import { RevisionPayload, SEES_REVISIONS } from './revision.type';
import { rewriteFirm, rewriteItem } from './rewriting.input';

const FIRM_WRITES = `@requiresScopes(scopes: [["${Scope.CONTRIBUTE}"]])`;
const EDITOR_DECIDES = `@requiresScopes(scopes: [["${Scope.EDIT}"]])`;

const CHANGED = 'Refused: REVISION_NOT_FOUND, VERSION_CONFLICT';
const CONTENT =
  'RECORD_CHANGED, FACT_OF_ANOTHER_KIND, CATEGORY_MISSING, TERM_UNKNOWN, SITE_UNKNOWN, SEVERAL_HEADQUARTERS, RANGE_UNKNOWN, CONSTITUENT_UNKNOWN, SPECIFICATION_STATES_NOT_ONE_THING';

type Context = WriteContext & RevisionContext & FirmContext & ItemContext;
type Answer = Promise<MutationAnswer<{ readonly revision: Revision }>>;

/** What a firm does with its record and its items, and what an editor does about it. */
@Resolver()
export class RevisionMutations {
  @Directive(FIRM_WRITES)
  @Mutation(() => RevisionPayload, {
    nullable: true,
    description:
      'Begins a draft of the record of one’s own firm or of one of its items: it says what the record says. Of an archived one, too: publishing it brings the record back. Refused: RECORD_NOT_FOUND, REVISION_OPEN.',
  })
  beginRevision(
    @Arg('input', () => BeginRevisionInput, { description: 'The record.' })
    { recordId }: BeginRevisionInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(context, () => beginRevision(context, recordId));
  }

  @Directive(FIRM_WRITES)
  @Mutation(() => RevisionPayload, {
    nullable: true,
    description:
      'Begins a draft of an item that the catalogue does not have yet. Nobody but the firm and editors sees anything of it before it is published. Refused: NOT_YOUR_FIRM, RECORD_NOT_FOUND.',
  })
  draftItem(
    @Arg('input', () => DraftItemInput, { description: 'The item.' })
    { firmId, kind, name: { fr, en } }: DraftItemInput,
    @Ctx() context: Context,
  ): Answer {
    const content = newItemContent(kind, { fr, en });
    return answer(context, () => draftItem(context, { firmId, content }));
  }

  @Directive(FIRM_WRITES)
  @Mutation(() => RevisionPayload, {
    nullable: true,
    description: `Says something else in a draft of a firm, upon the record as it stands now. Whether what it refers to is there is looked at when it is submitted. ${CHANGED}, REVISION_NOT_A_DRAFT, CONTENT_OF_ANOTHER_KIND.`,
  })
  reviseFirm(
    @Arg('input', () => ReviseFirmInput, { description: 'The draft, and what it is to say.' })
    { content, ...change }: ReviseFirmInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(context, () =>
      reviseFirm(context, change, (present) => rewriteFirm(content, present)),
    );
  }

  @Directive(FIRM_WRITES)
  @Mutation(() => RevisionPayload, {
    nullable: true,
    description: `Says something else in a draft of an item, upon the record as it stands now. Whether what it refers to is there is looked at when it is submitted. ${CHANGED}, REVISION_NOT_A_DRAFT, CONTENT_OF_ANOTHER_KIND.`,
  })
  reviseItem(
    @Arg('input', () => ReviseItemInput, { description: 'The draft, and what it is to say.' })
    { content, ...change }: ReviseItemInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(context, () =>
      reviseItem(context, change, (present) => rewriteItem(content, present)),
    );
  }

  @Directive(FIRM_WRITES)
  @Mutation(() => RevisionPayload, {
    nullable: true,
    description: `Hands a draft in to the editors. ${CHANGED}, REVISION_STATE_FORBIDS, ${CONTENT}.`,
  })
  submitRevision(
    @Arg('input', () => RevisionChangeInput, { description: 'The draft.' })
    input: RevisionChangeInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(context, () => submitRevision(context, input));
  }

  @Directive(FIRM_WRITES)
  @Mutation(() => RevisionPayload, {
    nullable: true,
    description: `Takes back what was handed in: it is a draft again. ${CHANGED}, REVISION_STATE_FORBIDS.`,
  })
  takeBackRevision(
    @Arg('input', () => RevisionChangeInput, { description: 'The revision.' })
    input: RevisionChangeInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(context, () => takeBackRevision(context, input));
  }

  @Directive(FIRM_WRITES)
  @Mutation(() => RevisionPayload, {
    nullable: true,
    description: `Gives a draft up. What is published stays as it is. ${CHANGED}, REVISION_STATE_FORBIDS.`,
  })
  discardRevision(
    @Arg('input', () => RevisionChangeInput, { description: 'The draft.' })
    input: RevisionChangeInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(context, () => discardRevision(context, input));
  }

  @Directive(EDITOR_DECIDES)
  @Mutation(() => RevisionPayload, {
    nullable: true,
    description: `Gives what was handed in back to the firm, with the reason: it is a draft again. ${CHANGED}, REVISION_STATE_FORBIDS, OWN_FIRM.`,
  })
  returnRevision(
    @Arg('input', () => ReturnRevisionInput, { description: 'The revision and the reason.' })
    { reason: { fr, en }, ...change }: ReturnRevisionInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(context, () => returnRevision(context, change, { fr, en }));
  }

  @Directive(EDITOR_DECIDES)
  @Mutation(() => RevisionPayload, {
    nullable: true,
    description: `Makes what was handed in the catalogue’s record: the public sees it from then on, the search finds it. Each fact that is new or other has the firm’s statement of the day it was handed in as its source; \`verified\` stays as it was. ${CHANGED}, REVISION_STATE_FORBIDS, OWN_FIRM, FIRM_ARCHIVED, ${CONTENT}.`,
  })
  publishRevision(
    @Arg('input', () => RevisionChangeInput, { description: 'The revision.' })
    input: RevisionChangeInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(context, () => publishRevision(context, input));
  }

  @Directive(SEES_REVISIONS)
  @Mutation(() => RevisionPayload, {
    nullable: true,
    description:
      'Hides a record from the public: a firm’s own, or any for an editor. Lists and search leave it out, what is asked for by its id gives null; labels and whoever else holds the id still lead to it. Refused: RECORD_NOT_FOUND, VERSION_CONFLICT, ALREADY_ARCHIVED, ITEMS_STILL_PUBLISHED.',
  })
  archiveRecord(
    @Arg('input', () => ArchiveRecordInput, { description: 'The firm or item.' })
    input: ArchiveRecordInput,
    @Ctx() context: Context,
  ): Answer {
    return answer(context, () => archiveRecord(context, input));
  }
}

/** Answers with the revision as the change leaves it. */
function answer({ revisions, firms, items }: Context, change: () => Promise<Revision>): Answer {
  return answerMutation(async () => {
    const revision = await change();
    // A later field of the same request reads what was written.
    revisions.forget();
    firms.byId.clearAll();
    items.byId.clearAll();
    return { revision };
  });
}
