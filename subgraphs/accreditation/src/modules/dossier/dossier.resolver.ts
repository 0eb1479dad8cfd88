import { type Caller, Scope } from '@apogee/shared/identity';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Application } from '../application';
import { ApplicationType } from '../application-register';
import { askedOf, RequirementType, type SchemeContext, type SchemeRequirement } from '../scheme';
import { appliedScheme } from './applied-scheme.reader';
import {
  type ApplicationDocument,
  type ApplicationReference,
  type CompletenessItem,
  completenessOf,
  isSatisfied,
} from './completeness';
import type { DossierLoaders } from './dossier.loader';
import {
  ApplicationDocumentType,
  ApplicationReferenceType,
  CompletenessItemType,
  SmeDeclarationType,
} from './dossier.type';
import type { SmeDeclaration } from './sme-declaration';

export interface DossierContext {
  readonly caller: Caller;
  readonly dossiers: DossierLoaders;
}

type Item = CompletenessItem<SchemeRequirement>;

@Resolver(() => ApplicationType)
export class ApplicationDossierResolver {
  @FieldResolver(() => [ApplicationDocumentType], {
    description: 'Its documents, in the order in which they were added.',
  })
  documents(
    @Root() { id }: Application,
    @Ctx() { dossiers }: DossierContext,
  ): Promise<readonly ApplicationDocument[]> {
    return dossiers.documents.load(id);
  }

  @FieldResolver(() => [ApplicationReferenceType], {
    description: 'Missions that speak for an engineering activity; empty for products and ranges.',
  })
  references(
    @Root() { id }: Application,
    @Ctx() { dossiers }: DossierContext,
  ): Promise<readonly ApplicationReference[]> {
    return dossiers.references.load(id);
  }

  @FieldResolver(() => SmeDeclarationType, {
    nullable: true,
    description: 'What the firm declares of its size; null until it does.',
  })
  smeDeclaration(
    @Root() { id }: Application,
    @Ctx() { dossiers }: DossierContext,
  ): Promise<SmeDeclaration | null> {
    return dossiers.declarations.load(id);
  }

  @FieldResolver(() => [CompletenessItemType], {
    description:
      'What the scheme asks for and the application holds, in the order of the scheme: the frozen one, or the one in force today in Paris before the first submission.',
  })
  async completeness(
    @Root() application: Application,
    @Ctx() { dossiers, schemes, today }: DossierContext & SchemeContext,
  ): Promise<readonly Item[]> {
    const scheme = appliedScheme(application, await schemes(), today);
    const requirements = askedOf(scheme?.requirements ?? [], application.subjectKind);
    return completenessOf(requirements, await dossiers.documents.load(application.id));
  }
}

@Resolver(() => CompletenessItemType)
export class CompletenessItemResolver {
  @FieldResolver(() => RequirementType, { description: 'What is asked for.' })
  requirement(@Root() { requirement }: Item): SchemeRequirement {
    return requirement;
  }

  @FieldResolver(() => Boolean, {
    description:
      'True when the application holds a document for it. Whether the document will do, the secretariat says.',
  })
  satisfied(@Root() item: Item): boolean {
    return isSatisfied(item);
  }
}

@Resolver(() => SmeDeclarationType)
export class SmeDeclarationResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What was noted when it was accepted; null where nothing was, and for the firm itself.',
  })
  acceptanceNote(
    @Root() { acceptanceNote }: SmeDeclaration,
    @Ctx() { caller }: DossierContext,
  ): string | null {
    return caller.scopes.has(Scope.READ) ? acceptanceNote : null;
  }
}
