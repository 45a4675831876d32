import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Verdict } from '../model/answers.ts';
import { FindingCard } from './finding-card.tsx';

export type FindingGroupProps = {
  readonly label: string;
  readonly verdicts: readonly Verdict[];
  readonly initially: 'open' | 'closed';
};

/** Findings with one outcome, to be folded away; nothing where there are none. */
export function FindingGroup({ label, verdicts, initially }: FindingGroupProps): ReactNode {
  const [isOpen, setIsOpen] = useState(initially === 'open');
  if (verdicts.length === 0) return null;
  return (
    <section className="finding-group">
      <h3>
        <button type="button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? '▾' : '▸'} {label} <span className="count">{verdicts.length}</span>
        </button>
      </h3>
      {isOpen && verdicts.map((verdict) => <FindingCard key={verdict.rule} verdict={verdict} />)}
    </section>
  );
}
