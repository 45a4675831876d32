import { type ReactNode, useId } from 'react';
import './field.css';

export type FieldControl = {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly status: '' | 'error';
};

export type FieldProps = {
  readonly label: string;
  /** Below the control while nothing is wrong. */
  readonly hint?: ReactNode;
  /** In place of the hint; read out when it appears. */
  readonly error?: ReactNode;
  readonly children: (control: FieldControl) => ReactNode;
};

/** A labelled control with its hint or error, tied together for screen readers. */
export function Field({ label, hint, error, children }: FieldProps): ReactNode {
  const id = useId();
  const noteId = `${id}-note`;
  const wrong = error !== undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': noteId, 'aria-invalid': wrong, status: wrong ? 'error' : '' })}
      <div id={noteId} className={wrong ? 'field-note field-error' : 'field-note'} aria-live="polite">
        {error ?? hint}
      </div>
    </div>
  );
}
