import { useId } from 'react';
import type { ReactNode } from 'react';
import { greatestReasonLength } from '#domain/completion.ts';
import { useText } from '#renderer/i18n/index.ts';

export type ReasonFieldProps = {
  /** Names the field for `focusReason`. */
  readonly name: string;
  readonly value: string;
  /** It was asked for and is not there. */
  readonly isMissing: boolean;
  readonly onChange: (reason: string) => void;
};

/** Where a reason is typed that is kept with the record. */
export function ReasonField({ name, value, isMissing, onChange }: ReasonFieldProps): ReactNode {
  const { t } = useText();
  const hint = useId();
  return (
    <label className="reason-field">
      {t('completion.reason')}
      <textarea
        data-reason={name}
        rows={2}
        maxLength={greatestReasonLength}
        value={value}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? hint : undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {isMissing && (
        <span id={hint} role="alert" className="completion-problem">
          {t('completion.reasonMissing')}
        </span>
      )}
    </label>
  );
}

/** Puts the focus on a reason; nothing where none is named. */
export function focusReason(name: string | undefined): void {
  document.querySelector<HTMLElement>(`[data-reason="${name ?? ''}"]`)?.focus();
}
