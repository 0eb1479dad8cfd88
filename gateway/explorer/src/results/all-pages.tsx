import type { ReactElement } from 'react';
import { type Texts, useTexts } from '../shell/texts';
import type { AllPagesWalk, WalkState } from './use-all-pages';

interface AllPagesProps {
  readonly walk: AllPagesWalk;
  /** Of the list whose pages are wanted. */
  readonly path: readonly string[];
}

/** Fetches the pages behind the first one, says how far it is, and can be stopped; what came stays. */
export function AllPages({ walk, path }: AllPagesProps): ReactElement {
  const { results: texts } = useTexts();
  const { state, canFollow, start, stop } = walk;
  return (
    <div>
      {state.phase === 'walking' ? (
        <button type="button" onClick={stop}>
          {texts.stop}
        </button>
      ) : (
        <button
          type="button"
          title={texts.allPagesHint}
          disabled={!canFollow(path)}
          onClick={() => start(path)}
        >
          {texts.allPages}
        </button>
      )}{' '}
      <span role="status">{progressOf(state, texts)}</span>
    </div>
  );
}

function progressOf(state: WalkState, texts: Texts['results']): string {
  switch (state.phase) {
    case 'not begun':
      return '';
    case 'failed':
      return texts.pageFailed(state.items, state.reason);
    default:
      return texts.fetched(state.items, state.pages, state.phase === 'complete');
  }
}
