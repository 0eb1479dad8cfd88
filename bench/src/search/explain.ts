import type { BenchDatabase } from '../graph/database-host';

/** The conditions of a typical question, as the catalogue's statement comes to after what was not asked is left out. */
const QUESTION = `
  explain (format json)
  select count(*) from catalogue.search_document as document
  where document.vector @@ $$'=reaction-wheel'$$::tsquery
    and document.cells && array['CELL:0:174:5', 'CELL:0:174:6', 'CELL:0:175:5']
    and document.facets && array['KIND:PRODUCT']
    and document.facets && array['TRL:7', 'TRL:8', 'TRL:9']
    and document.facets && array['SME_CATEGORY:SMALL']
`;

interface Plan {
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** Names of the indexes that the plan of a question uses. */
export async function explainQuestion(database: BenchDatabase): Promise<string> {
  const [row] = await database.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(QUESTION);
  const plan = row?.['QUERY PLAN'][0]?.Plan;
  const names = plan === undefined ? [] : indexesOf(plan);
  return names.length === 0 ? 'none' : names.join(', ');
}

function indexesOf(plan: Plan): string[] {
  const own = plan['Index Name'];
  return [...(own === undefined ? [] : [own]), ...(plan.Plans ?? []).flatMap(indexesOf)];
}
