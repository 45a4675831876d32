import type { ReactNode } from 'react';
import { completionPolicy } from '#domain/completion.ts';
import type { CompletionIssueKind } from '#domain/completion.ts';
import { useText } from '#renderer/i18n/index.ts';
import { IssueLink } from './issue-link.tsx';
import { kindKeys, strictnessKeys } from './model/issues.ts';

export type IssueGroupProps = {
  readonly kind: CompletionIssueKind;
  /** Ids of facts, contradictions or rules, or places of the visit itself. */
  readonly items: readonly string[];
  readonly onDetails: () => void;
  /** Where the reason is typed. */
  readonly children: ReactNode;
};

/** One kind of issue: how many, how strict completion is about it, and a link to each. */
export function IssueGroup({ kind, items, onDetails, children }: IssueGroupProps): ReactNode {
  const { t } = useText();
  const strictness = completionPolicy[kind];
  if (items.length === 0)
    return (
      <p className="issue-group issue-none">
        <span aria-hidden="true">✓</span> {t(kindKeys[kind])} <span className="count">0</span>
      </p>
    );
  return (
    <details className={`issue-group issue-${strictness}`} open={strictness !== 'ignore' || items.length <= mostShown}>
      <summary>
        {t(kindKeys[kind])} <span className="count">{items.length}</span>
        <span className="strictness">{t(strictnessKeys[strictness])}</span>
      </summary>
      <ul aria-label={t(kindKeys[kind])}>
        {items.map((item) => (
          <li key={item}>
            <IssueLink kind={kind} item={item} onDetails={onDetails} />
          </li>
        ))}
      </ul>
      {children}
    </details>
  );
}

/** Longer lists of what is only shown begin folded. */
const mostShown = 12;
