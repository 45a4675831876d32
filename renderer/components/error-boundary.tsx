import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { ErrorNotice } from './error-notice.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly error: unknown };

/** Shows what happened in place of a blank window. React knows no other way to catch this than a class. */
export class ErrorBoundary extends Component<Props, State> {
  override readonly state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error('Thrown without a reason') };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <BrokenScreen error={this.state.error} />;
  }
}

function BrokenScreen({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useText();
  return (
    <main className="broken-screen">
      <ErrorNotice error={error} title={t('errors.windowFailed')} />
      <Button type="primary" onClick={() => window.location.reload()}>
        {t('errors.reload')}
      </Button>
    </main>
  );
}
