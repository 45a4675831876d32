import { type ReactNode, useState } from 'react';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { Program } from './features/frame/program.tsx';
import { createQueryClient } from './query.ts';
import { Surroundings } from './surroundings.tsx';

/** Everything in the window. */
export function App(): ReactNode {
  const [client] = useState(createQueryClient);
  return (
    <Surroundings client={client}>
      <ErrorBoundary>
        <Program />
      </ErrorBoundary>
    </Surroundings>
  );
}
