import { AutoComplete, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { mostAssigned } from '#domain/assignment-state.ts';
import { greatestReasonLength } from '#domain/completion.ts';
import { Field } from '#renderer/components/field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { Translate } from '#renderer/i18n/index.ts';
import { parseTypedDate, toLocalDate } from '#renderer/model/typed-date.ts';
import type { KnownInspector, Scope } from './types.ts';
import { useKnownInspectors } from './use-assignments.ts';

/** As typed so far. */
export type AssignFormValues = {
  readonly inspector: string;
  readonly certificate: string;
  readonly dueOn: string;
  readonly note: string;
};

export const emptyAssignForm: AssignFormValues = { inspector: '', certificate: '', dueOn: '', note: '' };

type Wanted = {
  readonly inspector: string;
  readonly certificate: string | null;
  readonly dueOn: string | null;
  readonly note: string | null;
};

export type AssignFormProps = {
  readonly scope: Scope;
  readonly form: AssignFormValues;
  readonly isPending: boolean;
  readonly onChange: (form: AssignFormValues) => void;
  readonly onAssign: (wanted: Wanted) => void;
};

/** Who is to visit these enterprises, and until when. */
export function AssignForm({ scope, form, isPending, onChange, onAssign }: AssignFormProps): ReactNode {
  const { t } = useText();
  const wanted = toWanted(form);
  const obstacle = findObstacle(t, scope);
  const many = findMany(scope);
  // What was agreed to holds for this number and no other.
  const [agreed, setAgreed] = useState<number | string>();
  const isReady = wanted !== undefined && obstacle === undefined && (many === undefined || agreed === many);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted !== undefined && isReady && !isPending) onAssign(wanted);
  };
  return (
    <form className="field-stack" onSubmit={submit} noValidate>
      <p>
        <strong>{t('assignments.scope')}</strong> {describeScope(t, scope)}
      </p>
      {obstacle !== undefined && <p className="assignments-others">{obstacle}</p>}
      <AssignmentFields form={form} onChange={onChange} hasFocus />
      {many !== undefined && obstacle === undefined && (
        <Checkbox checked={agreed === many} onChange={({ target }) => setAgreed(target.checked ? many : undefined)}>
          {t('assignments.manyAgree', { n: many })}
        </Checkbox>
      )}
      <div className="assignments-actions">
        <Button type="primary" htmlType="submit" loading={isPending} disabled={!isReady}>
          {t('assignments.assign')}
        </Button>
      </div>
    </form>
  );
}

export type AssignmentFieldsProps = {
  readonly form: AssignFormValues;
  readonly onChange: (form: AssignFormValues) => void;
  /** Whether the first field takes the focus when it appears. */
  readonly hasFocus?: true;
};

/** The fields of an assignment. */
export function AssignmentFields({ form, onChange, hasFocus }: AssignmentFieldsProps): ReactNode {
  const { t } = useText();
  const change = (part: Partial<AssignFormValues>): void => onChange({ ...form, ...part });
  return (
    <>
      <div className="assignments-pair">
        <InspectorField name={form.inspector} onChange={change} {...(hasFocus === undefined ? {} : { hasFocus })} />
        <Field label={t('assignments.certificate')}>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={form.certificate}
              onChange={({ target }) => change({ certificate: target.value })}
            />
          )}
        </Field>
      </div>
      <DueField typed={form.dueOn} onType={(dueOn) => change({ dueOn })} />
      <Field label={t('assignments.note')}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={2}
            maxLength={greatestReasonLength}
            value={form.note}
            onChange={({ target }) => change({ note: target.value })}
          />
        )}
      </Field>
    </>
  );
}

type InspectorFieldProps = {
  readonly name: string;
  readonly onChange: (part: Partial<AssignFormValues>) => void;
  readonly hasFocus?: true;
};

/** Whoever was assigned or visited before is offered, with the certificate. */
function InspectorField({ name, onChange, hasFocus }: InspectorFieldProps): ReactNode {
  const { t } = useText();
  const known = useKnownInspectors();
  const typed = name.trim().toLowerCase();
  const offered = known.filter((one) => one.name.toLowerCase().includes(typed)).slice(0, mostOffered);
  const choose = (chosen: string): void => {
    const found = known.find((one) => one.name === chosen);
    onChange({ inspector: chosen, certificate: found?.certificate ?? '' });
  };
  return (
    <Field label={t('assignments.inspector')}>
      {({ status: _status, ...control }) => (
        <AutoComplete
          {...control}
          // The dialog was opened to say who.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={hasFocus === true}
          // A new name may begin as a known one does.
          defaultActiveFirstOption={false}
          maxLength={200}
          value={name}
          options={offered.map((one) => ({ value: one.name, label: toLabel(one) }))}
          onSelect={choose}
          onChange={(next: string) => onChange({ inspector: next })}
        />
      )}
    </Field>
  );
}

const mostOffered = 8;

function toLabel({ name, certificate }: KnownInspector): string {
  return certificate === null ? name : `${name}（${certificate}）`;
}

function DueField({ typed, onType }: { readonly typed: string; readonly onType: (typed: string) => void }): ReactNode {
  const { t } = useText();
  const [today] = useState(() => toLocalDate(new Date()));
  const date = parseTypedDate(typed);
  const isWrong = typed.trim() !== '' && date === undefined;
  const isPast = date !== undefined && date < today;
  const toHint = (read: string | undefined): string => read ?? t('assignments.dueHint');
  return (
    <Field
      label={t('assignments.dueOn')}
      hint={isPast ? t('assignments.duePast', { date }) : toHint(date === typed ? undefined : date)}
      {...(isWrong ? { error: t('assignments.dueWrong') } : {})}
    >
      {(control) => <Input {...control} maxLength={20} value={typed} onChange={({ target }) => onType(target.value)} />}
    </Field>
  );
}

/** Undefined while nobody is named or the day is no date. */
export function toWanted({ inspector, certificate, dueOn, note }: AssignFormValues): Wanted | undefined {
  const date = parseTypedDate(dueOn);
  if (inspector.trim() === '' || (dueOn.trim() !== '' && date === undefined)) return undefined;
  return { inspector: inspector.trim(), certificate: orNull(certificate), dueOn: date ?? null, note: orNull(note) };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function describeScope(t: Translate, scope: Scope): string {
  if (scope.kind === 'one') return scope.name;
  return t(scope.kind === 'filter' ? 'assignments.scopeList' : 'assignments.scopeTicked', { n: scope.count ?? '…' });
}

/** So many are hardly meant where nobody has said so: without ticks and filter it is the whole library. */
function findMany(scope: Scope): number | string | undefined {
  if (scope.kind === 'one') return undefined;
  const { count = '…' } = scope;
  return typeof count === 'number' && count <= mostUnasked ? undefined : count;
}

const mostUnasked = 50;

function findObstacle(t: Translate, scope: Scope): string | undefined {
  if (scope.kind === 'one') return undefined;
  if (scope.count === 0) return t('assignments.scopeNone');
  return scope.count !== undefined && scope.count > mostAssigned
    ? t('assignments.scopeTooMany', { most: mostAssigned })
    : undefined;
}
