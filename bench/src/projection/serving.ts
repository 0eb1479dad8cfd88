import { createCatalogue } from '@apogee/catalogue';
import { systemClock } from '@apogee/shared/clock';
import type { Logger } from '@apogee/shared/logger';

const QUESTIONS = [
  { text: 'roue à réaction' },
  { text: 'star tracker' },
  { filter: { labelledOnly: true } },
  { filter: { minTrl: 4 } },
  { filter: { near: { latitude: 45.5, longitude: 2.5, radiusKm: 200 } } },
];

const SEARCH = `query ($text: String, $filter: CatalogueFilter) {
  search(text: $text, filter: $filter, first: 20, facets: [LABEL_STATUS, TRL]) {
    totalCount
    facets { field buckets { value count } }
    hits { node { ... on Firm { id } ... on Labelable { id } } }
  }
}`;

export interface Served {
  readonly answers: number;
  readonly empty: number;
  /** From what was answered before. */
  readonly different: number;
}

/** Searches in turn for as long as something else goes on. */
export async function searchDuring(
  work: () => Promise<void>,
  { databaseUrl, logger }: { readonly databaseUrl: string; readonly logger: Logger },
): Promise<Served> {
  const catalogue = await createCatalogue({ databaseUrl, clock: systemClock, logger });
  const ask = async (variables: object): Promise<string> => {
    const { data, errors } = await catalogue.server.execute({
      query: SEARCH,
      variables: { ...variables },
    });
    return JSON.stringify(errors ?? data);
  };
  const before: string[] = [];
  for (const question of QUESTIONS) {
    before.push(await ask(question));
  }
  const over = new AbortController();
  const answers: { readonly answer: string; readonly wanted: string }[] = [];
  const searching = (async () => {
    while (!over.signal.aborted) {
      for (const [index, question] of QUESTIONS.entries()) {
        answers.push({ answer: await ask(question), wanted: before[index] ?? '' });
      }
    }
  })();
  await work().finally(() => over.abort());
  await searching;
  await catalogue.close();
  return {
    answers: answers.length,
    empty: answers.filter(({ answer }) => answer.includes('"hits":[]')).length,
    different: answers.filter(({ answer, wanted }) => answer !== wanted).length,
  };
}
