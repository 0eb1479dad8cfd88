import type { ReactElement } from 'react';
import { type Texts, useTexts } from '../shell/texts';
import './live.css';
import type { LiveEvent, LiveState } from './live-stream';
import { useLive } from './use-live';

/** The events of a subscription as they come, with pause and resume. */
export function LiveView(): ReactElement {
  const { live: texts } = useTexts();
  const { state, refusal, start, pause, resume, stop } = useLive();
  const phase = state?.phase ?? 'not begun';
  const isOn = phase === 'running' || phase === 'paused';
  return (
    <>
      <div className="results-tools">
        <div>
          {phase === 'running' && <Button text={texts.pause} onClick={pause} />}
          {(phase === 'paused' || phase === 'cut') && (
            <Button text={texts.resume} onClick={resume} />
          )}
          {isOn ? (
            <Button text={texts.stop} onClick={stop} />
          ) : (
            <Button text={texts.start} onClick={start} />
          )}
        </div>
        <p role="status">{statusOf(state, refusal, texts)}</p>
      </div>
      {state !== null && <Events state={state} />}
    </>
  );
}

interface ButtonProps {
  readonly text: string;
  readonly onClick: () => void;
}

function Button({ text, onClick }: ButtonProps): ReactElement {
  return (
    <button type="button" onClick={onClick}>
      {text}
    </button>
  );
}

interface EventsProps {
  readonly state: LiveState;
}

/** Newest first, where the reader looks. Not read out by itself: events may come in dozens. */
function Events({ state: { events, count, lost } }: EventsProps): ReactElement {
  const { live: texts } = useTexts();
  const older = count - events.length;
  return (
    <div className="results-frame live-events" role="region" aria-label={texts.events} tabIndex={0}>
      {lost > 0 && <p role="alert">{texts.lost(lost)}</p>}
      <ol>
        {events.toReversed().map((event) => (
          <li key={event.number}>
            <EventText event={event} />
          </li>
        ))}
      </ol>
      {older > 0 && <p>{texts.older(older)}</p>}
    </div>
  );
}

interface EventTextProps {
  readonly event: LiveEvent;
}

function EventText({ event: { number, at, data, errors } }: EventTextProps): ReactElement {
  const { languageCode } = useTexts();
  return (
    <>
      <p>
        <strong>{number}</strong>{' '}
        <time dateTime={at.toISOString()}>{at.toLocaleTimeString(languageCode)}</time>
      </p>
      <pre>{JSON.stringify(errors.length > 0 ? { data, errors } : data, null, 2)}</pre>
    </>
  );
}

function statusOf(
  state: LiveState | null,
  refusal: ReturnType<typeof useLive>['refusal'],
  texts: Texts['live'],
): string {
  if (refusal !== null) {
    return refusal === 'no subscription' ? texts.noSubscription : refusal.reason;
  }
  switch (state?.phase) {
    case 'running':
      return texts.running(state.count);
    case 'paused':
      return state.isResumable
        ? texts.pausedWithCursor(state.count)
        : texts.paused(state.count, state.held);
    case 'cut':
      return texts.cut(state.count, state.reason ?? '');
    case 'ended':
      return texts.ended(state.count);
    default:
      return texts.introduction;
  }
}
