import type { Fetcher, FetcherOpts } from '@graphiql/toolkit';
import { askedOperation, readDocument } from './asked-operation';

/**
 * A fetcher that goes by the text it is given. GraphiQL reads the editor's text some time after it changes: until
 * then it names the operation, and takes for a subscription or not, what was there before.
 */
export function fetchWhatIsWritten(fetcher: Fetcher): Fetcher {
  return ({ query, variables, operationName }, options) =>
    fetcher(askedOperation(query, variables ?? {}, operationName ?? undefined), {
      ...options,
      ...documentOf(query),
    });
}

function documentOf(query: string): Pick<FetcherOpts, 'documentAST'> {
  const documentAST = readDocument(query);
  return documentAST === undefined ? {} : { documentAST };
}
