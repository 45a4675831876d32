import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import type { RuleView } from '../model/answers.ts';
import { listAddressees } from '../model/labels.ts';

/** What is to be done, by whom and in how many working days. */
export function Remedy({ rule }: { readonly rule: RuleView }): ReactNode {
  const { language, t, text } = useText();
  const addressees = listAddressees(rule).map((key) => t(key));
  return (
    <div className="remedy">
      <p>
        <span className="term">{t('visitFindings.remedy')}</span> {text(rule.remedy)}
      </p>
      <p className="quiet">
        {addressees.length > 0 &&
          `${t('visitFindings.addressee')}${language === 'en' ? ': ' : '：'}${addressees.join(language === 'en' ? ', ' : '、')}`}
        {rule.deadlineDays !== undefined && ` · ${t('visitFindings.deadline', { n: rule.deadlineDays })}`}
      </p>
    </div>
  );
}
