import { apolloClientOf } from './apollo-client';
import { curlOf } from './curl';
import type { ExportedRequest } from './exported-request';
import { fetchOf } from './fetch';
import { pythonOf } from './python';
import { urqlOf } from './urql';

/** As what an operation can be exported. */
export const CODE_LANGUAGES = ['curl', 'fetch', 'Apollo Client', 'urql', 'Python'] as const;

export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

const WRITERS: Readonly<Record<CodeLanguage, (request: ExportedRequest) => string>> = {
  curl: curlOf,
  fetch: fetchOf,
  'Apollo Client': apolloClientOf,
  urql: urqlOf,
  Python: pythonOf,
};

export function codeIn(language: CodeLanguage, request: ExportedRequest): string {
  return WRITERS[language](request);
}
