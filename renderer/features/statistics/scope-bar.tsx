import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { findFact } from '#domain/facts/dictionary.ts';
import type { Language } from '#domain/language.ts';
import { provinces } from '#domain/region.ts';
import { useIndustryNames } from '#renderer/components/code-names.ts';
import { LabelledSelect } from '#renderer/components/labelled-select.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { parseTypedDate } from '#renderer/model/typed-date.ts';
import type { SizeClass } from './types.ts';
import type { Scope } from './use-scope.ts';

const sizeClasses: readonly SizeClass[] = ['1-24', '25-99', '100-199', '200-299', '300+'];

/** What the statistics cover. Each choice counts at once. */
export function ScopeBar({ scope }: { readonly scope: Scope }): ReactNode {
  const { t, text, language } = useText();
  const { form, change } = scope;
  const ownerships = findFact('ownership')?.options ?? [];
  const provinceOptions = provinces.map(({ code, name }) => ({ value: code, label: text(name) }));
  const industryOptions = useIndustryOptions(language);
  const ownershipOptions = ownerships.map(({ id, label }) => ({ value: id, label: text(label) }));
  const sizeOptions = sizeClasses.map((size) => ({ value: size, label: t('statistics.sizeUnit', { size }) }));
  return (
    <section className="scope-bar" aria-label={t('statistics.filters')}>
      <LabelledSelect
        placeholder={t('statistics.any')}
        label={t('statistics.region')}
        value={form.region}
        options={provinceOptions}
        onChoose={(region) => change(toForm(form, 'region', region))}
      />
      <LabelledSelect
        placeholder={t('statistics.any')}
        label={t('statistics.industry')}
        value={form.industry}
        options={industryOptions}
        onChoose={(industry) => change(toForm(form, 'industry', industry))}
      />
      <LabelledSelect
        placeholder={t('statistics.any')}
        label={t('statistics.ownership')}
        value={form.ownership}
        options={ownershipOptions}
        onChoose={(ownership) => change(toForm(form, 'ownership', ownership))}
      />
      <LabelledSelect
        placeholder={t('statistics.any')}
        label={t('statistics.sizeClass')}
        value={form.sizeClass}
        options={sizeOptions}
        onChoose={(sizeClass) => change(toForm(form, 'sizeClass', sizeClass))}
      />
      <DateInput label={t('statistics.from')} value={form.from} onType={(from) => change({ ...form, from })} />
      <DateInput label={t('statistics.to')} value={form.to} onType={(to) => change({ ...form, to })} />
      <Button onClick={scope.clear}>{t('statistics.clear')}</Button>
    </section>
  );
}

type Form = Scope['form'];
type ChoiceKey = 'region' | 'industry' | 'ownership' | 'sizeClass';

const industrySections = [...'ABCDEFGHIJKLMNOPQRST'];

/** The sections of GB/T 4754; by their letters until the names are read. */
function useIndustryOptions(language: Language): { readonly value: string; readonly label: string }[] {
  const names = useIndustryNames(language);
  return industrySections.map((code) => ({
    value: code,
    label: names === undefined ? code : `${code} ${names.describe(code)}`,
  }));
}

/** The form with one choice made, or taken back. */
function toForm<K extends ChoiceKey>(form: Form, key: K, chosen: Form[K]): Form {
  const { [key]: _before, ...others } = form;
  return chosen === undefined ? { ...others, from: form.from, to: form.to } : { ...form, [key]: chosen };
}

type DateInputProps = {
  readonly label: string;
  readonly value: string;
  readonly onType: (typed: string) => void;
};

/** Counts as no bound until it is a date; shown as wrong once it is long enough to be one. */
function DateInput({ label, value, onType }: DateInputProps): ReactNode {
  const { t } = useText();
  const wrong = value.length >= 8 && parseTypedDate(value) === undefined;
  return (
    <label className="scope-choice">
      <span>{label}</span>
      <Input
        className="scope-date"
        aria-invalid={wrong}
        status={wrong ? 'error' : ''}
        placeholder={t('statistics.dateHint')}
        maxLength={20}
        value={value}
        onChange={(event) => onType(event.target.value)}
      />
    </label>
  );
}
