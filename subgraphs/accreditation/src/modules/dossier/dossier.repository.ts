import type { Database } from '@apogee/shared/database';
import type { ApplicationId } from '@apogee/shared/ids';
import type { ApplicationDocument, ApplicationReference, DocumentId } from './completeness';
import type { SmeDeclaration } from './sme-declaration';

const FIND_DOCUMENTS = `
  /* dossier.findDocuments */
  select
    id,
    application_id as "applicationId",
    requirement_code as "requirementCode",
    title,
    sha256,
    added_at as "addedAt",
    added_by as "addedBy"
  from accreditation.application_document
  where application_id = any($1)
  order by added_at, id
`;

const INSERT_DOCUMENT = `
  /* dossier.insertDocument */
  insert into accreditation.application_document (
    id, application_id, requirement_code, title, sha256, added_at, added_by
  )
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (application_id, requirement_code, sha256) do nothing
  returning id
`;

const REMOVE_DOCUMENT = `
  /* dossier.removeDocument */
  with removed as (
    delete from accreditation.application_document
    where application_id = $1 and id = $2
    returning id
  )
  select id from removed
`;

const FIND_REFERENCES = `
  /* dossier.findReferences */
  select
    application_id as "applicationId",
    ordinal,
    mission,
    operator,
    accepted_at as "acceptedAt",
    accepted_by as "acceptedBy"
  from accreditation.application_reference
  where application_id = any($1)
  order by application_id, ordinal
`;

const INSERT_REFERENCE = `
  /* dossier.insertReference */
  insert into accreditation.application_reference (application_id, ordinal, mission, operator)
  select $1, coalesce(max(ordinal), 0) + 1, $2, $3
  from accreditation.application_reference
  where application_id = $1
`;

const ACCEPT_REFERENCE = `
  /* dossier.acceptReference */
  with accepted as (
    update accreditation.application_reference
    set accepted_by = coalesce(accepted_by, $3), accepted_at = coalesce(accepted_at, $4)
    where application_id = $1 and ordinal = $2
    returning ordinal
  )
  select ordinal from accepted
`;

const FIND_DECLARATIONS = `
  /* dossier.findDeclarations */
  select
    application_id as "applicationId",
    rule_version as "ruleVersion",
    category,
    linkage,
    accounting_years as "accountingYears",
    headcount_awu::double precision as "headcountAwu",
    turnover_eur::double precision as "turnoverEur",
    balance_sheet_eur::double precision as "balanceSheetEur",
    declared_at as "declaredAt",
    declared_by as "declaredBy",
    accepted_at as "acceptedAt",
    accepted_by as "acceptedBy",
    acceptance_note as "acceptanceNote"
  from accreditation.sme_declaration
  where application_id = any($1)
`;

const SAVE_DECLARATION = `
  /* dossier.saveDeclaration */
  insert into accreditation.sme_declaration (
    application_id, rule_version, category, linkage, accounting_years, headcount_awu, turnover_eur,
    balance_sheet_eur, declared_at, declared_by, accepted_at, accepted_by, acceptance_note
  )
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  on conflict (application_id) do update
  set
    rule_version = excluded.rule_version,
    category = excluded.category,
    linkage = excluded.linkage,
    accounting_years = excluded.accounting_years,
    headcount_awu = excluded.headcount_awu,
    turnover_eur = excluded.turnover_eur,
    balance_sheet_eur = excluded.balance_sheet_eur,
    declared_at = excluded.declared_at,
    declared_by = excluded.declared_by,
    accepted_at = excluded.accepted_at,
    accepted_by = excluded.accepted_by,
    acceptance_note = excluded.acceptance_note
`;

/** What hangs on a file. Whoever writes it holds the file's lock. */
export class DossierRepository {
  constructor(private readonly database: Database) {}

  /** In the order in which they were added. */
  findDocuments(ids: readonly ApplicationId[]): Promise<ApplicationDocument[]> {
    return this.database.query<ApplicationDocument[]>(FIND_DOCUMENTS, [ids]);
  }

  /** False when the file holds the same content for the same requirement. */
  async insertDocument(document: ApplicationDocument): Promise<boolean> {
    const { id, applicationId, requirementCode, title, sha256, addedAt, addedBy } = document;
    const values = [id, applicationId, requirementCode, title, sha256, addedAt, addedBy];
    return (await this.database.query<unknown[]>(INSERT_DOCUMENT, values)).length > 0;
  }

  /** False when the file holds no such document. */
  async removeDocument(applicationId: ApplicationId, id: DocumentId): Promise<boolean> {
    const removed = await this.database.query<unknown[]>(REMOVE_DOCUMENT, [applicationId, id]);
    return removed.length > 0;
  }

  findReferences(ids: readonly ApplicationId[]): Promise<ApplicationReference[]> {
    return this.database.query<ApplicationReference[]>(FIND_REFERENCES, [ids]);
  }

  async insertReference(
    applicationId: ApplicationId,
    { mission, operator }: Pick<ApplicationReference, 'mission' | 'operator'>,
  ): Promise<void> {
    await this.database.query(INSERT_REFERENCE, [applicationId, mission, operator]);
  }

  /** Who accepted it first, stays. False when there is no such reference. */
  async acceptReference({
    applicationId,
    ordinal,
    acceptedBy,
    acceptedAt,
  }: Omit<ApplicationReference, 'mission' | 'operator'>): Promise<boolean> {
    const values = [applicationId, ordinal, acceptedBy, acceptedAt];
    return (await this.database.query<unknown[]>(ACCEPT_REFERENCE, values)).length > 0;
  }

  /** At most one a file: a new one takes the place of the former. */
  findDeclarations(ids: readonly ApplicationId[]): Promise<SmeDeclaration[]> {
    return this.database.query<SmeDeclaration[]>(FIND_DECLARATIONS, [ids]);
  }

  async saveDeclaration(declaration: SmeDeclaration): Promise<void> {
    const { applicationId, ruleVersion, category, linkage, accountingYears } = declaration;
    const { headcountAwu, turnoverEur, balanceSheetEur, declaredAt, declaredBy } = declaration;
    const { acceptedAt, acceptedBy, acceptanceNote } = declaration;
    await this.database.query(SAVE_DECLARATION, [
      applicationId,
      ruleVersion,
      category,
      linkage,
      accountingYears,
      headcountAwu,
      turnoverEur,
      balanceSheetEur,
      declaredAt,
      declaredBy,
      acceptedAt,
      acceptedBy,
      acceptanceNote,
    ]);
  }
}
