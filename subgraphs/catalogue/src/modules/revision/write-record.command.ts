import { parisDay } from '@apogee/shared/clock';
import type { Database } from '@apogee/shared/database';
import { type ItemId, newId } from '@apogee/shared/ids';
import { EstablishmentRepository } from '../establishment';
import { FirmRecordRepository, FirmRepository } from '../firm';
import { HeritageClaimRepository } from '../heritage';
import { ItemRecordRepository } from '../labelable';
import { SourceRepository } from '../source';
import { SpecificationRepository } from '../specification';
import { type FirmContent, type ItemContent, isFirmContent } from './content';
import type { SourcedRecord } from './content.reader';
import { recordSources, type Sourced, withSources } from './fact-sources';
import type { Revision } from './revision';

/** What is to become the catalogue's record, in the place of what. */
export interface Writing {
  readonly revision: Revision;
  /** Null for an item that the catalogue does not have yet. */
  readonly before: SourcedRecord | null;
  /** When the firm handed it in: the day of its statement. */
  readonly statedAt: Date;
  readonly at: Date;
}

/**
 * Writes what a firm states into the tables that everybody reads, each fact with its source; gives the version of the
 * record. Says nothing of `verified`: a statement is not a verification.
 */
export async function writeRecord(database: Database, writing: Writing): Promise<number> {
  const { revision } = writing;
  const { firmId, content } = revision;
  await new FirmRecordRepository(database).takeOver(firmId);
  await new ItemRecordRepository(database).takeOver(firmId);
  const statementId = await recordStatement(database, writing);
  return isFirmContent(content)
    ? writeFirm(database, writing, { content, statementId })
    : writeItem(database, writing, { content, statementId });
}

/** The statement itself, as a source. */
async function recordStatement(
  database: Database,
  { revision: { firmId }, statedAt }: Writing,
): Promise<string> {
  const [firm] = await new FirmRepository(database).findByIds([firmId]);
  const id = newId<string>('src-firm');
  await new SourceRepository(database).insert({
    id,
    code: null,
    title: `Déclaration de ${firm?.legalName ?? firmId} du ${parisDay(statedAt)}`,
    url: null,
    quality: 'FIRM_STATEMENT',
    licence: 'stated by the firm for this catalogue',
    readOn: parisDay(statedAt),
  });
  return id;
}

interface Stated<Content> {
  readonly content: Content;
  readonly statementId: string;
}

async function writeFirm(
  database: Database,
  { revision: { firmId }, before, at }: Writing,
  { content, statementId }: Stated<FirmContent>,
): Promise<number> {
  const { kind: _, sites, ...stated } = content;
  await new EstablishmentRepository(database).writeStatements(sites);
  return new FirmRecordRepository(database).write({
    ...stated,
    id: firmId,
    sourceIds: sourcesOf(before, statementId, []),
    updatedAt: at,
  });
}

async function writeItem(
  database: Database,
  { revision: { recordId, firmId }, before, at }: Writing,
  { content, statementId }: Stated<ItemContent>,
): Promise<number> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is no firm is an item
  const id = recordId as ItemId;
  const { specifications, heritage, name, ...stated } = content;
  const figures = withSources(specifications, before?.specifications ?? [], statementId);
  const claims = withSources(heritage, before?.heritage ?? [], statementId);
  const facts = [...figures, ...claims];
  const version = await new ItemRecordRepository(database).write({
    ...stated,
    id,
    firmId,
    name: { fr: name.fr ?? '', en: name.en },
    sourceIds: sourcesOf(before, statementId, facts),
    updatedAt: at,
  });
  await new SpecificationRepository(database).replace(id, figures.map(factWithSource));
  await new HeritageClaimRepository(database).replace(id, claims.map(factWithSource));
  return version;
}

function factWithSource<Fact extends object>({
  fact,
  ...source
}: Sourced<Fact>): Fact & Omit<Sourced<Fact>, 'fact'> {
  return { ...fact, ...source };
}

function sourcesOf(
  before: SourcedRecord | null,
  statementId: string,
  facts: readonly Sourced<object>[],
): readonly string[] {
  const sources = (before?.sources ?? []).map(({ id, quality }) => ({
    id,
    isStatement: quality === 'FIRM_STATEMENT',
  }));
  return recordSources(statementId, sources, facts);
}
