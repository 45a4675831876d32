import type { ReactNode } from 'react';
import { type CodeNames, useIndustryNames, useRegionNames } from '#renderer/components/code-names.ts';
import { CodePicker } from '#renderer/components/code-picker.tsx';
import { Field } from '#renderer/components/field.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { EnterpriseFormState } from './use-enterprise-form.ts';

type CodeFieldProps = { readonly state: EnterpriseFormState };

/** The place, found by name, pinyin or code. */
export function RegionField({ state }: CodeFieldProps): ReactNode {
  const { t, language } = useText();
  const names = useRegionNames(language);
  const value = state.form.regionCode.trim();
  return (
    <Field
      label={t('enterprise.region')}
      hint={<Chosen names={names} code={value} otherwise={t('enterprise.regionHint')} />}
      error={isRefused(state, 'regionCode') ? t('enterprise.regionWrong') : undefined}
    >
      {(control) => (
        <CodePicker
          control={control}
          value={value}
          names={names}
          onChange={(code) => state.change('regionCode', code)}
          onBlur={() => state.touch('regionCode')}
        />
      )}
    </Field>
  );
}

/** The industry, found by name, pinyin or code. */
export function IndustryField({ state }: CodeFieldProps): ReactNode {
  const { t, language } = useText();
  const names = useIndustryNames(language);
  const value = state.form.industryCode.trim();
  return (
    <Field
      label={t('enterprise.industry')}
      hint={<Chosen names={names} code={value.toUpperCase()} otherwise={t('enterprise.industryHint')} />}
      error={isRefused(state, 'industryCode') ? t('enterprise.industryWrong') : undefined}
    >
      {(control) => (
        <CodePicker
          control={control}
          value={value}
          names={names}
          onChange={(code) => state.change('industryCode', code)}
          onBlur={() => state.touch('industryCode')}
        />
      )}
    </Field>
  );
}

type ChosenProps = { readonly names: CodeNames | undefined; readonly code: string; readonly otherwise: string };

/** The code that is recorded; of one that the list does not hold, as much as is known of its place. */
function Chosen({ names, code, otherwise }: ChosenProps): ReactNode {
  const { t } = useText();
  const found = names?.find(code);
  if (found !== undefined) {
    return (
      <span className="field-ok">
        {found.code} {found.isFormer ? t('common.formerCode') : '✓'}
      </span>
    );
  }
  if (names !== undefined && /^\d{6}$/.test(code))
    return t('enterprise.regionUnlisted', { place: names.describe(code) });
  return otherwise;
}

function isRefused(state: EnterpriseFormState, field: 'regionCode' | 'industryCode'): boolean {
  return state.isWrong(field) || state.findIssue(field) !== undefined;
}
