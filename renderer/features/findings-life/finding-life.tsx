import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { WhereWritable } from '#renderer/components/read-only.tsx';
import { useFocusAfterStep } from '#renderer/components/use-focus-after-step.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useText } from '#renderer/i18n/index.ts';
import { ActionForm } from './action-form.tsx';
import { actionLabels, findingStateLabels, problemLabels } from './labels.ts';
import type { OwnAction, ShownProblem } from './labels.ts';
import { emptyDraft, formActions } from './model.ts';
import { DueMark, StateMark } from './state-mark.tsx';
import { useFindingChange, useFindings } from './use-findings.ts';
import type { FindingLifeView } from './use-findings.ts';

/** What has become of one finding, and what can be done about it now; nothing where it is none and never was. */
export function FindingLife({ rule }: { readonly rule: string }): ReactNode {
  const { t } = useText();
  const life = useFindings().data?.findings.find((one) => one.rule === rule);
  const place = useFocusAfterStep(life?.state);
  if (life === undefined) return null;
  return (
    <section ref={place} className="life" aria-label={t('findingsLife.life')} tabIndex={-1}>
      <p className="life-line">
        <StateMark state={life.state} />
        <DueMark dueOn={life.dueOn} isOverdue={life.isOverdue} overdueDays={life.overdueDays} />
      </p>
      <LifeDetails life={life} />
      <WhereWritable>
        <LifeActions key={life.state} life={life} />
      </WhereWritable>
      <Course life={life} />
    </section>
  );
}

function LifeDetails({ life }: { readonly life: FindingLifeView }): ReactNode {
  const { t } = useText();
  const { document, reason, fixedBy, verifiedBy, acceptedUntil, supersededBy, evidence, isGap } = life;
  const lines = [
    document === null
      ? null
      : document.number === null
        ? t('findingsLife.documentAway')
        : t('findingsLife.document', { number: document.number }),
    reason === null ? null : t('findingsLife.reason', { reason }),
    acceptedUntil === null ? null : t('findingsLife.acceptedUntil', { date: acceptedUntil }),
    fixedBy === null ? null : t('findingsLife.fixedBy', { name: fixedBy }),
    evidence.length === 0 ? null : t('findingsLife.evidence', { names: evidence.map(({ name }) => name).join(' · ') }),
    verifiedBy === null ? null : t('findingsLife.verifiedBy', { name: verifiedBy }),
    supersededBy === null ? null : t('findingsLife.supersededBy', { pack: supersededBy }),
    isGap ? null : t('findingsLife.noGapNow'),
  ].filter((line) => line !== null);
  if (lines.length === 0) return null;
  return (
    <ul className="life-details">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function LifeActions({ life: { rule, actions } }: { readonly life: FindingLifeView }): ReactNode {
  const { t } = useText();
  const [form, setForm] = useState<OwnAction>();
  const change = useFindingChange(rule);
  const buttons = useRef<HTMLParagraphElement>(null);
  const end = (): void => {
    buttons.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    setForm(undefined);
  };
  const offered = actions.filter((action) => action !== 'issue');
  const choose = (action: OwnAction): void => {
    if (formActions.includes(action)) setForm(form === action ? undefined : action);
    else void change.act(action, emptyDraft);
  };
  return (
    <>
      <p ref={buttons} className="life-actions">
        {offered.map((action) => (
          <button
            key={action}
            type="button"
            className="tool"
            aria-expanded={formActions.includes(action) ? form === action : undefined}
            onClick={() => choose(action)}
          >
            {t(actionLabels[action])}
          </button>
        ))}
      </p>
      {form !== undefined && <ActionForm key={form} action={form} act={change.act} onEnd={end} />}
      <Problems problems={change.problems} />
      {change.error !== undefined && <ErrorNotice error={change.error} title={t('findingsLife.failed')} />}
    </>
  );
}

function Problems({ problems }: { readonly problems: readonly ShownProblem[] }): ReactNode {
  const { t } = useText();
  if (problems.length === 0) return null;
  return (
    <div role="alert" className="life-problems">
      {problems.map((problem) => (
        <p key={problem}>{t(problemLabels[problem])}</p>
      ))}
    </div>
  );
}

function Course({ life: { steps } }: { readonly life: FindingLifeView }): ReactNode {
  const { t } = useText();
  if (steps.length === 0) return null;
  return (
    <details className="life-course">
      <summary>
        {t('findingsLife.course')} <span className="count">{steps.length}</span>
      </summary>
      <ol>
        {steps.map(({ at, author, state, reason }, index) => (
          // Two steps can bear one instant, and none is ever put between others.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            {t('findingsLife.step', {
              state: t(findingStateLabels[state]),
              author: author === '' ? t('review.somebody') : author,
              at: formatMoment(at),
            })}
            {reason !== null && <q>{reason}</q>}
          </li>
        ))}
      </ol>
    </details>
  );
}
