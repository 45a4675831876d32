import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { formatMoment } from '../model/moment.ts';
import { useVisitTools } from '../visit-context.ts';

type Entry = Response<'getHistory'>[number];

const kinds: Readonly<Record<Entry['kind'], MessageKey>> = {
  edit: 'visitItem.historyEdit',
  undo: 'visitItem.historyUndo',
  redo: 'visitItem.historyRedo',
  import: 'visitItem.historyImport',
};

/** The changes of one fact as they stand on disk, what is still waiting included: it is saved first. */
export function HistoryList({ fact }: { readonly fact: string }): ReactNode {
  const { language, t } = useText();
  const { inspectionId, store } = useVisitTools();
  const history = useQuery({
    queryKey: ['history', inspectionId, fact, language],
    queryFn: async () => {
      await store.flush();
      return await request('getHistory', { inspectionId, fact });
    },
    staleTime: 0,
    gcTime: 0,
  });
  if (history.isError) return <p role="alert">{t('visitItem.historyFailed')}</p>;
  if (history.data === undefined) return <p>{t('common.loading')}</p>;
  if (history.data.length === 0) return <p>{t('visitItem.historyEmpty')}</p>;
  return (
    <ol className="history-list">
      {history.data.toReversed().map((entry) => (
        <li key={`${entry.at} ${entry.kind} ${entry.from} ${entry.to}`}>
          <span>
            {entry.from} → <strong>{entry.to}</strong>
          </span>
          <small>
            {[formatMoment(entry.at), entry.author, t(kinds[entry.kind]), entry.device].filter(Boolean).join(' · ')}
          </small>
        </li>
      ))}
    </ol>
  );
}
