import type { Fetcher, FetcherOpts } from '@graphiql/toolkit';
import { askedName, readDocument } from './asked-operation';

/**
 * A fetcher that goes by the text it is given. GraphiQL reads the editor's text some time after it changes: until
 * then it names the operation, and takes for a subscription or not, what was there before.
 */
export function fetchWhatIsWritten(fetcher: Fetcher): Fetcher {
  return (asked, options) =>
    fetcher(
      { ...asked, operationName: askedName(asked.query, asked.operationName ?? undefined) ?? null },
      { ...options, ...documentOf(asked.query) },
    );
}

function documentOf(query: string): Pick<FetcherOpts, 'documentAST'> {
  const documentAST = readDocument(query);
  return documentAST === undefined ? {} : { documentAST };
}
