import { Button } from 'antd';
import type { ReactNode } from 'react';
import { readCreditCode } from '#domain/credit-code-parts.ts';
import { useRegionNames } from '#renderer/components/code-names.ts';
import { useText } from '#renderer/i18n/index.ts';

export type CreditCodeTellsProps = {
  readonly typed: string;
  /** The place as it stands in the form. */
  readonly regionCode: string;
  readonly onTakeRegion: (regionCode: string) => void;
};

/** What can be read off a credit code while it is typed: who registered what, and where. */
export function CreditCodeTells({ typed, regionCode, onTakeRegion }: CreditCodeTellsProps): ReactNode {
  const { t, text, language } = useText();
  const names = useRegionNames(language);
  const { authority, kind } = readCreditCode(typed);
  const place = findTakenRegion(typed, regionCode);
  const region = readCreditCode(typed).regionCode;
  const known = [
    ...(authority === undefined ? [] : [text(authority)]),
    ...(kind === undefined ? [] : [text(kind)]),
    ...(region === undefined ? [] : [names?.describe(region) ?? region]),
  ];
  if (known.length === 0) return null;
  return (
    <div className="code-tells">
      <span>{t('enterprise.creditCodeTells', { parts: known.join(' · ') })}</span>
      {place !== undefined && (
        <Button type="link" size="small" tabIndex={-1} onClick={() => onTakeRegion(place)}>
          {t('enterprise.takeRegion')}
        </Button>
      )}
    </div>
  );
}

/** The place that the code names, unless the form has it already. */
export function findTakenRegion(typed: string, regionCode: string): string | undefined {
  const place = readCreditCode(typed).regionCode;
  return place === undefined || place === regionCode.trim() ? undefined : place;
}
