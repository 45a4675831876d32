import type { ReactNode } from 'react';
import { formatSize } from '#renderer/features/backups/format-size.ts';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { SealList } from './seal-list.tsx';
import type { Seal, Summary } from './types.ts';
import './foreign-file.css';

export type ForeignSummaryProps = {
  readonly summary: Summary;
  /** Begins to accept the device of a seal; absent: that is not offered here. */
  readonly onAccept?: (seal: Seal) => void;
};

const severities = [
  ['critical', 'common.severityCritical'],
  ['major', 'common.severityMajor'],
  ['minor', 'common.severityMinor'],
  ['advisory', 'common.severityAdvisory'],
] as const satisfies readonly (readonly [keyof Summary['gaps'], MessageKey])[];

/** What a file from somebody else holds and what its seals prove. */
export function ForeignSummary({ summary, onAccept }: ForeignSummaryProps): ReactNode {
  const { t } = useText();
  const { name, enterprises, records, attachments, entries, gaps, missing, isSameLibrary } = summary;
  const held = [
    ['foreignFile.enterprises', enterprises],
    ['foreignFile.records', records],
    ['foreignFile.attachments', attachments],
    ['foreignFile.entries', entries],
  ] as const;
  return (
    <section className="foreign-summary" aria-label={t('foreignFile.summary', { file: name })}>
      <h2>{t('foreignFile.summary', { file: name })}</h2>
      <Origin summary={summary} />
      <p>{t(isSameLibrary ? 'foreignFile.sameLibrary' : 'foreignFile.otherLibrary')}</p>
      <dl className="foreign-counts">
        {held.map(([label, n]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd className="tabular">{n}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('foreignFile.gapsTitle')}</h3>
      <dl className="foreign-counts">
        {severities.map(([severity, label]) => (
          <div key={severity}>
            <dt>{t(label)}</dt>
            <dd className="tabular">{gaps[severity]}</dd>
          </div>
        ))}
      </dl>
      {missing > 0 && <p>{t('foreignFile.missing', { n: missing })}</p>}
      <SealList seals={summary.seals} onAccept={onAccept} />
      <Problems problems={summary.problems} />
    </section>
  );
}

function Origin({ summary }: { readonly summary: Summary }): ReactNode {
  const { t } = useText();
  const { code, bytes, isEncrypted, lastChange, devices } = summary;
  return (
    <dl className="hand-over-facts">
      <dt>{t('foreignFile.code')}</dt>
      <dd>
        <code className="digits">{code}</code> <span className="soft">{t('foreignFile.codeHint')}</span>
      </dd>
      <dt>{t('handOver.file')}</dt>
      <dd>
        {formatSize(bytes)} {isEncrypted && t('foreignFile.encrypted')}
      </dd>
      <dt>{t('foreignFile.lastChange')}</dt>
      <dd className="tabular">{lastChange === null ? t('foreignFile.noChange') : formatMoment(lastChange)}</dd>
      <dt>{t('foreignFile.devices')}</dt>
      <dd>{devices.map(({ name, entries }) => t('foreignFile.deviceOf', { name, entries })).join(' · ')}</dd>
    </dl>
  );
}

const known = {
  TABLE_DIFFERS: 'foreignFile.problem_TABLE_DIFFERS',
  CONFLICTS_DIFFER: 'foreignFile.problem_CONFLICTS_DIFFER',
  ATTACHMENT_MISSING: 'foreignFile.problem_ATTACHMENT_MISSING',
  ATTACHMENT_ALTERED: 'foreignFile.problem_ATTACHMENT_ALTERED',
  SEAL_BROKEN: 'foreignFile.problem_SEAL_BROKEN',
  SEAL_CHANGED: 'foreignFile.problem_SEAL_CHANGED',
} as const satisfies Readonly<Record<string, MessageKey>>;

function Problems({ problems }: Pick<Summary, 'problems'>): ReactNode {
  const { t } = useText();
  if (problems.length === 0) return null;
  const words = new Map<string, MessageKey>(Object.entries(known));
  return (
    <details>
      <summary>{t('foreignFile.problemsTitle', { n: problems.length })}</summary>
      <ul>
        {problems.map(({ code, where }) => (
          <li key={`${code} ${where}`}>
            {t(words.get(code) ?? 'foreignFile.problem_other')} <code>{where}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
