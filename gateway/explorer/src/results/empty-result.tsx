import { useGraphiQL } from '@graphiql/react';
import type { ReactElement } from 'react';
import { useTexts } from '../shell/texts';
import { useResultText } from './use-result-text';

/** Says beside an empty result editor, which says nothing itself, how something comes into it. */
export function EmptyResult(): ReactElement | null {
  const { results: texts } = useTexts();
  const isEmpty = useResultText(isBlank);
  const isFetching = useGraphiQL((state) => state.isFetching);
  return isEmpty && !isFetching ? <p role="status">{texts.nothing}</p> : null;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
