import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useIndustryNames, useRegionNames } from '#renderer/components/code-names.ts';
import { CodePicker } from '#renderer/components/code-picker.tsx';
import { kindLabels } from '#renderer/components/state-labels.ts';
import { InspectorFields } from '#renderer/features/visit/header/inspector-fields.tsx';
import type { Inspector } from '#renderer/features/visit/header/inspector-fields.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { readField } from './read-field.ts';
import type { EntryProps } from './types.ts';

/** A field of an enterprise, a visit or what belongs to it, by the control that it is usually entered with. */
export function FieldEntry(props: EntryProps): ReactNode {
  switch (props.conflict.other) {
    case 'inspectors':
      return <InspectorsEntry {...props} />;
    case 'kind':
      return <KindEntry {...props} />;
    case 'region':
    case 'industry':
      return <CodeEntry {...props} />;
    default:
      return <TextEntry {...props} />;
  }
}

function TextEntry({ conflict, isWrong, onEnter }: EntryProps): ReactNode {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  return (
    <Input
      aria-label={t('conflicts.otherLabel')}
      aria-invalid={isWrong}
      autoComplete="off"
      maxLength={2000}
      placeholder={conflict.other === 'date' ? t('visitItem.dateHint') : ''}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        onEnter(readField(conflict.other, target.value));
      }}
    />
  );
}

function CodeEntry({ conflict, isWrong, onEnter }: EntryProps): ReactNode {
  const { t, language } = useText();
  const id = useId();
  const [value, setValue] = useState('');
  const regions = useRegionNames(language);
  const industries = useIndustryNames(language);
  return (
    <span className="conflict-field">
      <label htmlFor={id} className="soft">
        {t('conflicts.otherLabel')}
      </label>
      <CodePicker
        control={{ id, 'aria-describedby': `${id}-code`, 'aria-invalid': isWrong, status: isWrong ? 'error' : '' }}
        value={value}
        names={conflict.other === 'region' ? regions : industries}
        onChange={(code) => {
          setValue(code);
          onEnter(readField(conflict.other, code));
        }}
      />
      <span id={`${id}-code`} className="soft tabular">
        {readField(conflict.other, value)?.ok === true ? `${value} ✓` : t('conflicts.otherSearch')}
      </span>
    </span>
  );
}

const inspectionKinds = ['first', 'follow_up'] as const;

function KindEntry({ onEnter }: EntryProps): ReactNode {
  const { t } = useText();
  const name = useId();
  return (
    <div className="conflict-ways" role="radiogroup" aria-label={t('conflicts.otherLabel')}>
      {inspectionKinds.map((kind) => (
        <label key={kind}>
          <input type="radio" name={name} onChange={() => onEnter({ ok: true, decision: { text: kind } })} />{' '}
          {t(kindLabels[kind])}
        </label>
      ))}
    </div>
  );
}

const nobody: Inspector = { name: '', certificate: '' };

function InspectorsEntry({ onEnter }: EntryProps): ReactNode {
  const [inspectors, setInspectors] = useState<readonly Inspector[]>([nobody, nobody]);
  const change = (next: readonly Inspector[]): void => {
    setInspectors(next);
    const named = next.filter(({ name, certificate }) => name.trim() !== '' || certificate.trim() !== '');
    onEnter(named.length === 0 ? undefined : { ok: true, decision: { inspectors: named } });
  };
  return <InspectorFields inspectors={inspectors} isLocked={false} onChange={change} />;
}
