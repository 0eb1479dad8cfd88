import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A question with what a buyer expects among its first ten results. */
interface JudgedQuery {
  readonly text: string;
  readonly relevant: readonly string[];
}

const FILE = join(__dirname, '../../../test/search/judged-queries.json');
const FIRST_RESULTS = 10;

export interface Judgement {
  readonly queries: number;
  /** Share of what is expected that is among the first ten, mean over all queries. */
  readonly recall: number;
  /** One divided by the place of the first result expected, mean over all queries. */
  readonly meanReciprocalRank: number;
}

/** Asks all judged queries; `find` returns ids of the first ten results. */
export async function judge(
  find: (text: string) => Promise<readonly string[]>,
): Promise<Judgement> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a test of the catalogue reads the same file
  const queries = JSON.parse(readFileSync(FILE, 'utf8')) as JudgedQuery[];
  let recall = 0;
  let reciprocalRanks = 0;
  for (const { text, relevant } of queries) {
    const found = await find(text);
    const wanted = Math.min(FIRST_RESULTS, relevant.length);
    recall += relevant.filter((id) => found.includes(id)).length / wanted;
    const place = found.findIndex((id) => relevant.includes(id));
    reciprocalRanks += place === -1 ? 0 : 1 / (place + 1);
  }
  return {
    queries: queries.length,
    recall: recall / queries.length,
    meanReciprocalRank: reciprocalRanks / queries.length,
  };
}
