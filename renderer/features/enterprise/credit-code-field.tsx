import { Button } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { type CreditCodeSuspicion, findSuspicion } from '#domain/credit-code-parts.ts';
import { isComposing } from '#renderer/components/composition.ts';
import { Field } from '#renderer/components/field.tsx';
import { useText, type Translate } from '#renderer/i18n/index.ts';
import { CreditCodeTells, findTakenRegion } from './credit-code-tells.tsx';
import { FormInput } from './enterprise-fields.tsx';
import { checkCreditCode, type CreditCodeState } from './model/check-enterprise.ts';
import type { EnterpriseFormState } from './use-enterprise-form.ts';

export type CreditCodeFieldProps = {
  readonly state: EnterpriseFormState;
  /** Another enterprise has this code and is to be looked at. */
  readonly onShow: (enterpriseId: string) => void;
};

/** The credit code, checked while it is typed. */
export function CreditCodeField({ state, onShow }: CreditCodeFieldProps): ReactNode {
  const { t } = useText();
  const { creditCode, regionCode } = state.form;
  const code = checkCreditCode(creditCode);
  const takeRegion = (place: string): void => state.change('regionCode', place);
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = findTakenRegion(creditCode, regionCode);
    if (event.key !== 'ArrowDown' || place === undefined || isComposing(event)) return;
    event.preventDefault();
    takeRegion(place);
  };
  const issue = state.findIssue('creditCode');
  const mistake = toMistake(t, code, creditCode) ?? (state.isWrong('creditCode') ? toProgress(t, code) : undefined);
  const existingId = issue?.code === 'DUPLICATE' ? issue.existingId : undefined;
  const refused = issue === undefined ? undefined : t('enterprise.refused', { code: issue.code });
  const error = existingId === undefined ? (mistake ?? refused) : <Duplicate onShow={() => onShow(existingId)} />;
  return (
    <Field label={t('enterprise.creditCode')} hint={<Progress code={code} />} error={error}>
      {(control) => (
        <>
          <FormInput state={state} field="creditCode" control={control} onKeyDown={onKeyDown} />
          <CreditCodeTells typed={creditCode} regionCode={regionCode} onTakeRegion={takeRegion} />
        </>
      )}
    </Field>
  );
}

function Duplicate({ onShow }: { readonly onShow: () => void }): ReactNode {
  const { t } = useText();
  return (
    <>
      {t('enterprise.duplicate')}{' '}
      <Button type="link" size="small" onClick={onShow}>
        {t('enterprise.showExisting')}
      </Button>
    </>
  );
}

function Progress({ code }: { readonly code: CreditCodeState }): ReactNode {
  const { t } = useText();
  if (code.kind === 'ok') return <span className="field-ok">✓ {t('enterprise.creditCodeOk')}</span>;
  return toProgress(t, code) ?? t('enterprise.creditCodeHint');
}

function toProgress(t: Translate, code: CreditCodeState): string | undefined {
  return code.kind === 'short' ? t('enterprise.creditCodeShort', { n: code.n }) : undefined;
}

/** What is wrong already, whatever else will be typed. */
function toMistake(t: Translate, code: CreditCodeState, typed: string): string | undefined {
  switch (code.kind) {
    case 'long':
      return t('enterprise.creditCodeLong', { n: code.n });
    case 'symbol':
      return t('enterprise.creditCodeSymbol', { n: code.n, symbol: code.symbol });
    case 'check':
      return toSuspicion(t, findSuspicion(typed));
    case 'empty':
    case 'ok':
    case 'short':
      return undefined;
  }
}

/** Where to look first; what is right stands on the licence alone, so nothing is put right by itself. */
function toSuspicion(t: Translate, suspicion: CreditCodeSuspicion | undefined): string {
  switch (suspicion?.kind) {
    case undefined:
      return t('enterprise.creditCodeCheck');
    case 'swapped':
      return t('enterprise.creditCodeSwapped', { first: suspicion.first, second: suspicion.second });
    case 'misread':
      return t('enterprise.creditCodeMisread', { n: suspicion.place });
  }
}
