import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { greatestReasonLength } from '#domain/completion.ts';
import { isComposing } from '#renderer/components/composition.ts';
import { useText } from '#renderer/i18n/index.ts';
import { EvidenceChoices } from './evidence-choices.tsx';
import { actionLabels } from './labels.ts';
import type { OwnAction } from './labels.ts';
import { emptyDraft } from './model.ts';
import type { StepDraft } from './model.ts';
import type { FindingChange } from './use-findings.ts';

export type ActionFormProps = {
  readonly action: OwnAction;
  readonly act: FindingChange['act'];
  readonly onEnd: () => void;
};

/** What a step wants to be told. Esc gives it up. */
export function ActionForm({ action, act, onEnd }: ActionFormProps): ReactNode {
  const { t } = useText();
  const [draft, setDraft] = useState(emptyDraft);
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('textarea, input')?.focus(), []);
  const change = (part: Partial<StepDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const go = async (): Promise<void> => {
    if (await act(action, draft)) onEnd();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event)) return;
    event.preventDefault();
    onEnd();
  };
  return (
    // What is typed inside bubbles to it; it is no control itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset ref={box} className="life-form" onKeyDown={press}>
      <legend>{t(actionLabels[action])}</legend>
      <Fields action={action} draft={draft} onChange={change} />
      <button type="button" className="action" onClick={() => void go()}>
        {t('findingsLife.go')}
      </button>
      <button type="button" className="tool" onClick={onEnd}>
        {t('common.cancel')}
      </button>
    </fieldset>
  );
}

type FieldsProps = {
  readonly action: OwnAction;
  readonly draft: StepDraft;
  readonly onChange: (part: Partial<StepDraft>) => void;
};

function Fields({ action, draft, onChange }: FieldsProps): ReactNode {
  const { t } = useText();
  switch (action) {
    case 'set_due':
      return <TextField label={t('findingsLife.fieldDays')} value={draft.days} onType={(days) => onChange({ days })} />;
    case 'hand_in':
      return (
        <>
          <TextField
            label={t('findingsLife.fieldFixedBy')}
            value={draft.fixedBy}
            onType={(fixedBy) => onChange({ fixedBy })}
          />
          <EvidenceChoices chosen={draft.evidence} onChoose={(evidence) => onChange({ evidence })} />
        </>
      );
    default:
      return (
        <>
          <label>
            {t('findingsLife.fieldReason')}
            <textarea
              rows={2}
              maxLength={greatestReasonLength}
              value={draft.reason}
              onChange={({ currentTarget }) => onChange({ reason: currentTarget.value })}
            />
          </label>
          {action === 'accept' && (
            <TextField
              label={t('findingsLife.fieldUntil')}
              value={draft.until}
              onType={(until) => onChange({ until })}
            />
          )}
        </>
      );
  }
}

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onType: (text: string) => void;
};

function TextField({ label, value, onType }: TextFieldProps): ReactNode {
  return (
    <label>
      {label}
      <input type="text" maxLength={200} value={value} onChange={({ currentTarget }) => onType(currentTarget.value)} />
    </label>
  );
}
