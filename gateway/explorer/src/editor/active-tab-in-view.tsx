import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

/** Brings the active tab into view: there are more examples than tabs fit in the strip. */
export function ActiveTabInView(): null {
  const activeTabIndex = useGraphiQL((state) => state.activeTabIndex);
  useEffect(() => {
    document
      .querySelector(`#graphiql-session-tab-${activeTabIndex}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeTabIndex]);
  return null;
}
