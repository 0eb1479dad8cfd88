import { type ReactElement, useState } from 'react';
import { type Texts, useTexts } from '../shell/texts';
import { ViewChoice } from '../shell/view-choice';
import type { PlanAnswer } from './plan';
import './plan.css';
import { PlanPicture } from './plan-picture';
import { type PlanState, usePlan } from './use-plan';

const VIEWS = ['picture', 'json'] as const;

type View = (typeof VIEWS)[number];

/** The side panel that shows how the gateway would answer the operation in the editor. */
export function PlanPanel(): ReactElement {
  const texts = useTexts();
  const [view, setView] = useState<View>('picture');
  const { state, isStale, plan } = usePlan();
  return (
    <section className="panel plan" aria-labelledby="plan-title" lang={texts.languageCode}>
      <h2 id="plan-title">{texts.plan.title}</h2>
      <p>{texts.plan.introduction}</p>
      <div className="plan-buttons">
        <button type="button" className="plan-now" onClick={plan}>
          {texts.plan.now}
        </button>
        <ViewChoice
          label={texts.plan.view}
          views={VIEWS.map((name) => ({ name, text: texts.plan.views[name] }))}
          view={view}
          onChange={setView}
        />
      </div>
      <p className="plan-status" role="status">
        {statusOf(state, isStale, texts.plan)}
      </p>
      {state.phase === 'failed' && <p role="alert">{state.reason}</p>}
      {state.phase === 'planned' && <PlanView view={view} answer={state.answer} />}
    </section>
  );
}

interface PlanViewProps {
  readonly view: View;
  readonly answer: PlanAnswer;
}

function PlanView({ view, answer: { plan } }: PlanViewProps): ReactElement {
  const { plan: texts } = useTexts();
  return view === 'picture' ? (
    <PlanPicture plan={plan} />
  ) : (
    <pre className="plan-json" role="region" aria-label={texts.views.json} tabIndex={0}>
      <code>{JSON.stringify(plan, null, 2)}</code>
    </pre>
  );
}

function statusOf(state: PlanState, isStale: boolean, texts: Texts['plan']): string {
  switch (state.phase) {
    case 'nothing':
      return texts.noOperation;
    case 'asking':
      return texts.asking;
    case 'failed':
      return texts.failed;
    default: {
      const { plan, cost } = state.answer;
      const told = cost === null ? [] : [texts.cost(cost.estimate, cost.budget)];
      const stale = isStale ? [texts.stale] : [];
      return [texts.subgraphs(plan.subgraphs.length), ...told, ...stale].join(' ');
    }
  }
}
