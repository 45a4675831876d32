import { App, Button, Input, InputNumber } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { documentKindNames, documentKinds } from '#domain/document-kinds.ts';
import type { DocumentKind } from '#domain/document-kinds.ts';
import { defaultPattern, findPatternProblem, greatestPattern, toNumber, toSeries } from '#domain/document-number.ts';
import { greatestIssuingText } from '#domain/issuing-body.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { Field } from '#renderer/components/field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { type Session, type Settings, useSaveSettings } from '#renderer/session.ts';

type Issuing = Settings['issuing'];

const textFields = ['name', 'address', 'postcode', 'phone', 'replyTo', 'signatory'] as const;

/** Who issues documents, and how they are numbered; what is typed stays there when it cannot be saved. */
export function IssuingSection({ session }: { readonly session: Session }): ReactNode {
  const { t } = useText();
  const { message } = App.useApp();
  const save = useSaveSettings();
  const [issuing, setIssuing] = useState<Issuing>(session.settings.issuing);
  const isSound = documentKinds.every((kind) => findProblem(issuing.patterns[kind]) === undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isSound) save.mutate({ issuing }, { onSuccess: () => void message.success(t('settings.saved')) });
  };
  return (
    <section>
      <h2>{t('documents.issuing')}</h2>
      <p className="soft">{t('documents.issuingHint')}</p>
      <form className="field-stack" onSubmit={submit}>
        {textFields.map((key) => (
          <Field key={key} label={t(`documents.issuing_${key}`)}>
            {(control) => (
              <Input
                {...control}
                maxLength={greatestIssuingText}
                value={issuing[key]}
                onChange={({ target }) => setIssuing({ ...issuing, [key]: target.value })}
              />
            )}
          </Field>
        ))}
        <Field label={t('documents.replyDays')} hint={t('documents.replyDaysHint')}>
          {({ status, ...control }) => (
            <InputNumber
              {...control}
              {...(status === '' ? {} : { status })}
              min={1}
              max={365}
              precision={0}
              value={issuing.replyDays}
              onChange={(days) => setIssuing({ ...issuing, replyDays: days ?? 15 })}
            />
          )}
        </Field>
        <Patterns issuing={issuing} onChange={setIssuing} />
        {save.error !== null && <ErrorNotice error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isSound}>
          {t('common.save')}
        </Button>
      </form>
    </section>
  );
}

type PatternsProps = { readonly issuing: Issuing; readonly onChange: (issuing: Issuing) => void };

function Patterns({ issuing, onChange }: PatternsProps): ReactNode {
  const { t, text } = useText();
  return (
    <fieldset className="issuing-patterns">
      <legend>{t('documents.patterns')}</legend>
      <p className="soft">{t('documents.patternsHint')}</p>
      {documentKinds.map((kind) => {
        const pattern = issuing.patterns[kind] ?? '';
        const problem = findProblem(pattern);
        return (
          <Field
            key={kind}
            label={text(documentKindNames[kind])}
            hint={t('documents.patternExample', { number: toExample(kind, pattern) })}
            {...(problem === undefined ? {} : { error: t(`documents.pattern_${problem}`) })}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={greatestPattern}
                placeholder={defaultPattern}
                value={pattern}
                onChange={({ target }) =>
                  onChange({ ...issuing, patterns: { ...issuing.patterns, [kind]: target.value } })
                }
              />
            )}
          </Field>
        );
      })}
    </fieldset>
  );
}

function findProblem(pattern: string | undefined): ReturnType<typeof findPatternProblem> {
  const text = (pattern ?? '').trim();
  return text === '' ? undefined : findPatternProblem(text);
}

function toExample(kind: DocumentKind, pattern: string): string {
  const text = pattern.trim() === '' ? defaultPattern : pattern.trim();
  return toNumber(toSeries(text, { kind, year: String(new Date().getFullYear()) }), 1);
}
