import type { ReactNode } from 'react';
import { useIntake } from './use-intake.ts';

/** The screen of a visit: what is dropped or pasted beside the questions proves the visit as a whole. */
export function IntakeArea({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className="visit" {...useIntake()}>
      {children}
    </div>
  );
}
