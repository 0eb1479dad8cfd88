import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDate } from '@apogee/shared/clock';
import { type Database, type InTransaction, lockForTransaction } from '@apogee/shared/database';
import { FIXED_FACET_LABELS, type Territories, territoryLabels } from './facet-labels';
import { SearchDocumentRepository } from './search-document.repository';
import { synonymsOf } from './synonyms';

/** To be raised when documents are made in another way, so that every database makes them anew. */
const MAKER = 3;

/** Beside `src` and `dist`, so the same way from both. */
const SYNONYMS = join(__dirname, '..', '..', '..', 'reference-data', 'search-synonyms.json');
const TERRITORIES = '@etalab/decoupage-administratif/data';

/**
 * Makes all documents, with the synonyms and the names of facets, unless the database has what this version of the
 * program makes. One transaction: of several processes that start at once, one does it and the others wait.
 */
export async function bringSearchUpToDate(
  inTransaction: InTransaction,
  today: IsoDate,
): Promise<void> {
  const synonyms = synonymsOf(readSynonyms());
  const labels = [...FIXED_FACET_LABELS, ...territoryLabels(readTerritories())];
  const maker = createHash('sha256')
    .update(JSON.stringify([MAKER, synonyms, labels]))
    .digest('hex');
  await inTransaction(async (database) => {
    await lockForTransaction(database, 'search documents');
    const documents = new SearchDocumentRepository(database);
    if ((await documents.findMaker()) === maker) {
      return;
    }
    await documents.writeFacetLabels(labels);
    await documents.replaceSynonyms(synonyms);
    await documents.refresh(null, today);
    await documents.recordMaker(maker);
  });
}

/** Brings the documents of these firms, or of all (null), up to date in the transaction that changed them. */
export function refreshDocuments(
  database: Database,
  firmIds: readonly string[] | null,
  today: IsoDate,
): Promise<void> {
  return new SearchDocumentRepository(database).refresh(firmIds, today);
}

/** Our own file, and below files of a package whose version is fixed. */
function readSynonyms(): Parameters<typeof synonymsOf>[0] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(readFileSync(SYNONYMS, 'utf8')) as Parameters<typeof synonymsOf>[0];
}

function readTerritories(): Territories {
  const [regions, departements] = [read('regions'), read('departements')];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { regions, departements } as Territories;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(require.resolve(`${TERRITORIES}/${name}.json`), 'utf8'));
}
