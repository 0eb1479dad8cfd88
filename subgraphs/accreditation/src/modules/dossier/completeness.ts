import type { ApplicationId, Brand } from '@apogee/shared/ids';

export type DocumentId = Brand<string, 'DocumentId'>;

/** A document of a file, by its content: it cannot be exchanged unnoticed. Where it is kept is not this register's. */
export interface ApplicationDocument {
  readonly id: DocumentId;
  readonly applicationId: ApplicationId;
  readonly requirementCode: string;
  readonly title: string;
  readonly sha256: string;
  readonly addedAt: Date;
  readonly addedBy: string;
}

/** A mission in which an engineering activity proved itself: it has no readiness level. */
export interface ApplicationReference {
  readonly applicationId: ApplicationId;
  readonly ordinal: number;
  readonly mission: string;
  readonly operator: string;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: string | null;
}

/** One requirement of the scheme, and what the file holds for it. */
export interface CompletenessItem<Requirement> {
  readonly requirement: Requirement;
  readonly documents: readonly ApplicationDocument[];
}

/** What the file holds for each requirement that is asked of it, in the order of the scheme. */
export function completenessOf<Requirement extends { readonly code: string }>(
  requirements: readonly Requirement[],
  documents: readonly ApplicationDocument[],
): readonly CompletenessItem<Requirement>[] {
  return requirements.map((requirement) => ({
    requirement,
    documents: documents.filter(({ requirementCode }) => requirementCode === requirement.code),
  }));
}

export function isSatisfied({ documents }: CompletenessItem<unknown>): boolean {
  return documents.length > 0;
}

/** Codes of the requirements for which the file holds nothing. */
export function missingRequirements(
  requirements: readonly { readonly code: string }[],
  documents: readonly ApplicationDocument[],
): readonly string[] {
  return completenessOf(requirements, documents)
    .filter((item) => !isSatisfied(item))
    .map(({ requirement }) => requirement.code);
}
