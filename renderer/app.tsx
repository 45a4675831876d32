import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { Program } from './features/frame/program.tsx';
import { Surroundings } from './surroundings.tsx';

/** Everything in the window. */
export function App({ client }: { readonly client: QueryClient }): ReactNode {
  return (
    <Surroundings client={client}>
      <ErrorBoundary>
        <Program />
      </ErrorBoundary>
    </Surroundings>
  );
}
