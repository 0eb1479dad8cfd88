import { type ReactElement, useEffect, useState } from 'react';
import { useNewTab } from '../editor/open-in-new-tab';
import { useTexts } from '../shell/texts';
import type { SharedQuery } from './saved-query';
import { queryInFragment } from './shared-link';

type Opened = SharedQuery | 'broken' | null;

/** Opens the query that the page's address carries in a tab of its own, says so, and runs nothing. */
export function OpenedFromLink(): ReactElement | null {
  const { saved: texts, languageCode } = useTexts();
  const openTab = useNewTab();
  const isReady = openTab !== null;
  const [opened, setOpened] = useState<Opened>(null);
  useEffect(() => {
    const open = async (): Promise<void> => {
      const found = await queryInAddress();
      if (found === null) return;
      // A reload is not to open it again.
      history.replaceState(null, '', document.location.pathname + document.location.search);
      if (found !== 'broken') openTab?.(found);
      setOpened(found);
    };
    const onChange = (): void => void open();
    if (isReady) onChange();
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, [isReady]);
  if (opened === null) {
    return null;
  }
  return (
    <div className="saved-opened" role="status" lang={languageCode}>
      <p>{opened === 'broken' ? texts.brokenLink : texts.openedFromLink(opened.name)}</p>
      <button type="button" onClick={() => setOpened(null)}>
        {texts.close}
      </button>
    </div>
  );
}

async function queryInAddress(): Promise<Opened> {
  try {
    return await queryInFragment(document.location.hash);
  } catch {
    return 'broken';
  }
}
