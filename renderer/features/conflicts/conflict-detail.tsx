import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { request, toApiError } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useIsReadOnly, WhereWritable } from '#renderer/components/read-only.tsx';
import { listRecordIssues } from '#renderer/features/enterprise/model/record-issues.ts';
import { useText } from '#renderer/i18n/index.ts';
import { ChoiceCard } from './choice-card.tsx';
import { toFieldName } from './field-name.ts';
import { OtherEntry } from './other-entry.tsx';
import type { Conflict, Decision, Place } from './types.ts';
import { toPlace } from './types.ts';
import { useConflict, useRefreshConflicts } from './use-conflicts.ts';
import { useDeskKeys } from './use-desk-keys.ts';

export type ConflictDetailProps = {
  readonly place: Place;
  readonly onDecided: (left: number) => void;
  /** It was settled by something else meanwhile. */
  readonly onGone: () => void;
  readonly onOpenVisit: (inspectionId: string) => void;
};

/** All contents side by side with who stands for them and what follows, and the choice between them. */
export function ConflictDetail(props: ConflictDetailProps): ReactNode {
  const { place, onGone } = props;
  const { t } = useText();
  const { data, error, refetch } = useConflict(place);
  if (data !== undefined && error === null) return <Decide {...props} conflict={data} />;
  if (error === null) return <p className="soft">{t('common.loading')}</p>;
  if (toApiError(error).code !== 'NOT_FOUND')
    return <ErrorNotice error={error} title={t('conflicts.detailFailed')} onRetry={() => void refetch()} />;
  return (
    <p role="alert">
      {t('conflicts.gone')} <Button onClick={onGone}>{t('common.retry')}</Button>
    </p>
  );
}

type DecideProps = ConflictDetailProps & { readonly conflict: Conflict };

function Decide({ conflict, onDecided, onOpenVisit }: DecideProps): ReactNode {
  const tools = useText();
  const { t } = tools;
  const isReadOnly = useIsReadOnly();
  // Nothing at first: Enter alone must not decide what nobody has looked at.
  const [selectedId, setSelectedId] = useState<string>();
  const [isUnchosen, setUnchosen] = useState(false);
  // By id: where a merge brings other contents meanwhile, the one that was chosen stays chosen, or nothing is.
  const selected = conflict.choices.findIndex(({ id }) => id === selectedId);
  const select = (index: number): void => {
    setSelectedId(conflict.choices[index]?.id);
    setUnchosen(false);
  };
  const decide = useDecision(conflict, onDecided);
  const refused = listRecordIssues(decide.error)[0]?.code;
  const adopt = (index: number): void => {
    if (decide.isPending || isReadOnly) return;
    const choice = conflict.choices[index];
    if (choice === undefined) setUnchosen(true);
    else decide.mutate({ choice: choice.id });
  };
  useDeskKeys({ count: conflict.choices.length, select, adopt: () => adopt(selected) });
  return (
    <section className="conflict" aria-label={toFieldName(tools, conflict)}>
      <Header conflict={conflict} onOpenVisit={onOpenVisit} />
      {decide.error !== null && refused === undefined && <Failure error={decide.error} />}
      {isUnchosen && (
        <p className="conflict-unchosen" role="alert">
          {t('conflicts.chooseFirst', { n: conflict.choices.length })}
        </p>
      )}
      <div className="conflict-choices" role="radiogroup" aria-label={t('conflicts.choices')}>
        {conflict.choices.map((choice, index) => (
          <ChoiceCard
            key={choice.id}
            conflict={conflict}
            index={index}
            isSelected={index === selected}
            onSelect={() => select(index)}
            onAdopt={() => adopt(index)}
          />
        ))}
      </div>
      <WhereWritable>
        {conflict.other !== 'none' && (
          <OtherEntry conflict={conflict} refused={refused} onDecide={(decision) => decide.mutate(decision)} />
        )}
      </WhereWritable>
      <Evidence conflict={conflict} />
    </section>
  );
}

/** Sends a decision with all contents that were shown, so that none is settled unseen. */
function useDecision(conflict: Conflict, onDecided: DecideProps['onDecided']) {
  const refresh = useRefreshConflicts();
  return useMutation({
    mutationFn: (decision: Decision) =>
      request('decideConflict', { place: toPlace(conflict), decision, seen: conflict.choices.map(({ id }) => id) }),
    // Something else was merged in meanwhile: what there is now is shown.
    onError: (error) => void (toApiError(error).code === 'NOT_FOUND' && refresh()),
    onSuccess: ({ left }) => {
      onDecided(left);
      void refresh();
    },
  });
}

function Header({ conflict, onOpenVisit }: Pick<DecideProps, 'conflict' | 'onOpenVisit'>): ReactNode {
  const tools = useText();
  const { t } = tools;
  const { inspectionId, enterprise, date } = conflict;
  return (
    <header>
      <h3>{toFieldName(tools, conflict)}</h3>
      <p className="soft">{[enterprise, date ?? t('conflicts.ofEnterprise')].join(' · ')}</p>
      {inspectionId !== null && (
        <Button size="small" onClick={() => onOpenVisit(inspectionId)}>
          {t('conflicts.openVisit')}
        </Button>
      )}
    </header>
  );
}

function Failure({ error }: { readonly error: Error }): ReactNode {
  const { t } = useText();
  if (toApiError(error).code === 'NOT_FOUND') return <p role="alert">{t('conflicts.changedMeanwhile')}</p>;
  return <ErrorNotice error={error} title={t('conflicts.decideFailed')} />;
}

function Evidence({ conflict }: { readonly conflict: Conflict }): ReactNode {
  const { t } = useText();
  if (conflict.table !== 'records') return null;
  if (conflict.evidence.length === 0) return <p className="soft">{t('conflicts.noEvidence')}</p>;
  return (
    <section>
      <h4>{t('conflicts.evidence')}</h4>
      <ul>
        {conflict.evidence.map(({ id, name, caption }) => (
          <li key={id}>
            {name}
            {caption !== null && ` — ${caption}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
