import type { ReactNode } from 'react';
import type { CompletionIssueKind } from '#domain/completion.ts';
import { findFact } from '#domain/facts/dictionary.ts';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import { FactLinks } from '#renderer/features/visit/findings/fact-links.tsx';
import { focusFinding } from '#renderer/features/visit/keyboard/focus.ts';
import { useVisitState, useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';

export type IssueLinkProps = {
  readonly kind: CompletionIssueKind;
  readonly item: string;
  readonly onDetails: () => void;
};

/** Leads to where the issue can be settled. */
export function IssueLink({ kind, item, onDetails }: IssueLinkProps): ReactNode {
  switch (kind) {
    case 'no_inspector':
    case 'future_date':
      return <DetailsLink onDetails={onDetails} />;
    case 'contradiction':
      return <ContradictionLinks id={item} />;
    case 'gap':
      return <GapLink rule={item} />;
    case 'conflict':
    case 'carried':
    case 'unanswered':
    case 'no_value':
      return <FactLink fact={item} />;
  }
}

function DetailsLink({ onDetails }: Pick<IssueLinkProps, 'onDetails'>): ReactNode {
  const { t } = useText();
  return (
    <button type="button" className="fact-link" onClick={onDetails}>
      {t('visit.details')}…
    </button>
  );
}

function ContradictionLinks({ id }: { readonly id: string }): ReactNode {
  const { contradictions } = useVisitState(({ visit }) => visit.assessment);
  const contradiction = contradictions.find((one) => one.id === id);
  return (
    <>
      {contradiction?.message ?? id}
      <FactLinks label="→" facts={contradiction?.facts ?? []} />
    </>
  );
}

/** To the finding; where the list of findings is filtered and does not show it, to the first fact of its rule. */
function GapLink({ rule: id }: { readonly rule: string }): ReactNode {
  const { text } = useText();
  const { rules, goTo } = useVisitTools();
  const { verdicts } = useVisitState(({ visit }) => visit.assessment);
  const verdict = verdicts.find(({ rule }) => rule === id);
  const rule = rules.get(id);
  const go = (): void => {
    const [fact] = verdict?.used ?? [];
    if (!focusFinding(id) && fact !== undefined) goTo(fact);
  };
  return (
    <button type="button" className="fact-link" onClick={go}>
      {verdict !== undefined && (
        <VerdictBadge verdict={verdict.verdict} severity={verdict.severity} modality={verdict.modality} />
      )}{' '}
      {rule === undefined ? id : text(rule.title)}
    </button>
  );
}

function FactLink({ fact: id }: { readonly fact: string }): ReactNode {
  const { text } = useText();
  const { goTo } = useVisitTools();
  const fact = findFact(id);
  return (
    <button type="button" className="fact-link" onClick={() => goTo(id)}>
      {fact === undefined ? id : `${fact.section} ${text(fact.label)}`}
    </button>
  );
}
