import { Component, type ReactNode } from 'react';
import type { Texts } from './texts';

interface FailureBoundaryProps {
  readonly texts: Texts;
  readonly children: ReactNode;
}

interface FailureBoundaryState {
  readonly failure: Error | null;
}

/** Says what went wrong instead of leaving a white page (no server, a faulty `explorer.json`). */
export class FailureBoundary extends Component<FailureBoundaryProps, FailureBoundaryState> {
  override readonly state: FailureBoundaryState = { failure: null };

  static getDerivedStateFromError(failure: Error): FailureBoundaryState {
    return { failure };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    const { texts, children } = this.props;
    if (failure === null) return children;
    return (
      <main className="shell-notice" role="alert">
        <h1>{texts.loadingFailed}</h1>
        <p>{failure.message}</p>
        <button type="button" onClick={() => globalThis.location.reload()}>
          {texts.retry}
        </button>
      </main>
    );
  }
}
