import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { greatestReasonLength } from '#domain/completion.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { ChosenProblem } from './types.ts';

type ProblemChoicesProps = {
  readonly problems: readonly ChosenProblem[];
  readonly isBusy: boolean;
  /** The reasons of all that is left out, by rule; says whether they were saved. */
  readonly onSave: (leftOut: Record<string, string>) => Promise<boolean>;
};

/** Which problems stand in the document. One that is left out needs a reason, which stays with the document. */
export function ProblemChoices({ problems, isBusy, onSave }: ProblemChoicesProps): ReactNode {
  const { t } = useText();
  const saved = toReasons(problems);
  const [opened, setOpened] = useState<string>();
  const set = (rule: string, reason: string | undefined): void => {
    const { [rule]: _before, ...others } = saved;
    setOpened(undefined);
    void onSave(reason === undefined ? others : { ...others, [rule]: reason });
  };
  return (
    <fieldset className="problem-choices">
      <legend>
        {t('documents.problems', { n: problems.length - Object.keys(saved).length, total: problems.length })}
      </legend>
      <ul>
        {problems.map((problem) => {
          const { rule, title, standing, leftOut } = problem;
          return (
            <li key={rule}>
              <label>
                <input
                  type="checkbox"
                  checked={leftOut === null && opened !== rule}
                  disabled={isBusy}
                  onChange={() => {
                    if (leftOut !== null) return set(rule, undefined);
                    setOpened(opened === rule ? undefined : rule);
                  }}
                />
                <span>
                  {title}{' '}
                  <span className="quiet">
                    {t(standing === 'breach' ? 'common.verdictBreach' : 'common.verdictAdvice')}
                  </span>
                </span>
              </label>
              {leftOut !== null && <p className="quiet">{t('documents.leftOut', { reason: leftOut })}</p>}
              {opened === rule && <LeaveOut isBusy={isBusy} onLeaveOut={(reason) => set(rule, reason)} />}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

type LeaveOutProps = { readonly isBusy: boolean; readonly onLeaveOut: (reason: string) => void };

function LeaveOut({ isBusy, onLeaveOut }: LeaveOutProps): ReactNode {
  const { t } = useText();
  const hint = useId();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const submit = (): void => {
    setIsMissing(reason.trim() === '');
    if (reason.trim() !== '') onLeaveOut(reason.trim());
  };
  return (
    <div className="reason-field">
      <label>
        {t('documents.leaveOutReason')}
        <textarea
          rows={2}
          maxLength={greatestReasonLength}
          value={reason}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? hint : undefined}
          // The box above was just cleared: the reason is what comes next.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </label>
      {isMissing && (
        <span id={hint} role="alert" className="completion-problem">
          {t('documents.reasonMissing')}
        </span>
      )}
      <button type="button" className="action" disabled={isBusy} onClick={submit}>
        {t('documents.leaveOut')}
      </button>
    </div>
  );
}

function toReasons(problems: readonly ChosenProblem[]): Record<string, string> {
  return Object.fromEntries(problems.flatMap(({ rule, leftOut }) => (leftOut === null ? [] : [[rule, leftOut]])));
}
