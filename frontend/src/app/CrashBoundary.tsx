import { Component, type ErrorInfo, type ReactNode } from 'react';
import { text } from '../view/text';

interface Props {
  readonly children: ReactNode;
}

/** Catches what breaks while drawing: the documents and their copies are not touched by it. */
export class CrashBoundary extends Component<Props, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    return this.state.crashed ? <CrashPage /> : this.props.children;
  }
}

function CrashPage() {
  return (
    <main className="notice-page" role="alert">
      <h1>{text('problem.crashTitle')}</h1>
      <p>{text('problem.crashText')}</p>
      <button type="button" className="primary" onClick={() => location.reload()}>
        {text('problem.reload')}
      </button>
    </main>
  );
}
