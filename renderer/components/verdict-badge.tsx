import type { ReactNode } from 'react';
import type { Assessment } from '#ipc/contract.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { VerdictShape } from './verdict-shape.tsx';
import { toTone, type VerdictTone } from './verdict-tone.ts';
import './verdict-badge.css';

type Verdict = Assessment['verdicts'][number];

export type VerdictBadgeProps = {
  readonly verdict: Verdict['verdict'];
  readonly modality: Verdict['modality'];
  /** Adds how grave a gap is to the text. */
  readonly severity?: Verdict['severity'];
};

const labels: Readonly<Record<VerdictTone, MessageKey>> = {
  breach: 'common.verdictBreach',
  advice: 'common.verdictAdvice',
  unknown: 'common.verdictUnknown',
  pass: 'common.verdictPass',
  not_applicable: 'common.verdictNotApplicable',
  error: 'common.verdictError',
};

const severityLabels: Readonly<Record<Verdict['severity'], MessageKey>> = {
  critical: 'common.severityCritical',
  major: 'common.severityMajor',
  minor: 'common.severityMinor',
  advisory: 'common.severityAdvisory',
};

/** A verdict by shape, colour and word, never by colour alone. */
export function VerdictBadge({ verdict, modality, severity }: VerdictBadgeProps): ReactNode {
  const { t } = useText();
  const tone = toTone({ verdict, modality });
  const grave = tone === 'breach' && severity !== undefined ? ` · ${t(severityLabels[severity])}` : '';
  return (
    <span className={`verdict-badge verdict-${tone}`}>
      <VerdictShape tone={tone} />
      {t(labels[tone]) + grave}
    </span>
  );
}
