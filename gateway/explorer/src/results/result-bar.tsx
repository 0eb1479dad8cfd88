import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useTexts } from '../shell/texts';
import { ViewChoice } from '../shell/view-choice';
import { EmptyResult } from './empty-result';
import './results.css';

const VIEWS = ['json', 'table', 'map', 'chart', 'live'] as const;

/** Views beside JSON are loaded when they are asked for: most of what they need is not needed before. */
const ResultPanel = lazy(async () => ({ default: (await import('./result-panel')).ResultPanel }));

const LiveView = lazy(async () => ({ default: (await import('../live/live-view')).LiveView }));

/** Under the result: as what it is shown. GraphiQL's own editor is the view called JSON. */
export function ResultBar(): ReactElement {
  const texts = useTexts();
  const [view, setView] = useState<(typeof VIEWS)[number]>('json');
  return (
    <section
      className="results"
      data-view={view}
      aria-label={texts.results.view}
      lang={texts.languageCode}
    >
      <ViewChoice
        label={texts.results.view}
        views={VIEWS.map((name) => ({ name, text: texts.results.views[name] }))}
        view={view}
        onChange={setView}
      />
      {view === 'json' ? (
        <EmptyResult />
      ) : (
        <Suspense fallback={<p role="status">{texts.loading}</p>}>
          {view === 'live' ? <LiveView /> : <ResultPanel view={view} />}
        </Suspense>
      )}
    </section>
  );
}
