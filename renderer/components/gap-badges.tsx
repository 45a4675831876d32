import type { ReactNode } from 'react';
import type { Response } from '#ipc/contract.ts';
import { VerdictShape } from './verdict-shape.tsx';
import type { VerdictTone } from './verdict-tone.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import './gap-badges.css';

type EnterpriseRow = Response<'listEnterprises'>['rows'][number];
type Gaps = NonNullable<EnterpriseRow['gaps']>;
type Counts = NonNullable<EnterpriseRow['counts']>;

const grave = [
  { id: 'critical', label: 'common.severityCritical' },
  { id: 'major', label: 'common.severityMajor' },
  { id: 'minor', label: 'common.severityMinor' },
] as const satisfies readonly { readonly id: keyof Gaps; readonly label: MessageKey }[];

/** The gaps of a visit, the gravest first; those of permissive norms apart, as advice. */
export function GapBadges({ gaps, counts }: { readonly gaps: Gaps; readonly counts: Counts }): ReactNode {
  const { t } = useText();
  const parts = grave
    .map(({ id, label }) => ({ id, n: gaps[id], word: t(label) }))
    .filter(({ n }) => n > 0)
    .map((part) => ({ ...part, meaning: t('library.gapsOf', { severity: part.word, n: part.n }) }));
  if (parts.length === 0 && gaps.advisory === 0 && counts.error === 0) {
    // Without findings so far is not the same as in order: unknown never counts as pass.
    return <span className="soft">{t(counts.unknown > 0 ? 'library.noGapsYet' : 'library.noGaps')}</span>;
  }
  return (
    <span className="badges">
      {parts.length > 0 && <CountBadge tone="breach" parts={parts} />}
      <SingleBadge tone="advice" n={gaps.advisory} meaning={t('library.advisoryOf', { n: gaps.advisory })} />
      <SingleBadge tone="error" n={counts.error} meaning={t('library.errorOf', { n: counts.error })} />
    </span>
  );
}

/** How many rules still wait for facts. */
export function UnknownBadge({ counts }: { readonly counts: Counts }): ReactNode {
  const { t } = useText();
  const n = counts.unknown;
  if (n === 0) return <span className="soft tabular">0</span>;
  return (
    <span className="badges">
      <SingleBadge tone="unknown" n={n} meaning={t('library.unknownOf', { n })} />
    </span>
  );
}

type SingleBadgeProps = { readonly tone: VerdictTone; readonly n: number; readonly meaning: string };

function SingleBadge({ tone, n, meaning }: SingleBadgeProps): ReactNode {
  return n === 0 ? null : <CountBadge tone={tone} parts={[{ id: tone, n, word: '', meaning }]} />;
}

/** `word` stands beside the number where the sign alone does not say enough; `meaning` is read out and shown on hover. */
type Part = { readonly id: string; readonly n: number; readonly word: string; readonly meaning: string };

function CountBadge({ tone, parts }: { readonly tone: VerdictTone; readonly parts: readonly Part[] }): ReactNode {
  return (
    <span className={`count-badge verdict-${tone}`}>
      <VerdictShape tone={tone} />
      {parts.map(({ id, n, word, meaning }) => (
        <span key={id} className={`count-part count-${id}`} title={meaning}>
          <span aria-hidden="true">
            {word} <b className="tabular">{n}</b>
          </span>
          <span className="visually-hidden">{meaning}</span>
        </span>
      ))}
    </span>
  );
}
