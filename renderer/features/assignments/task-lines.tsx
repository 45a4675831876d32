import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { LabelledSelect } from '#renderer/components/labelled-select.tsx';
import { ScrollPane } from '#renderer/components/scroll-pane.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import { AssignmentMark, assignmentStateLabels } from './assignment-mark.tsx';
import type { Task, TaskState } from './types.ts';

const pageSize = 100;
const states = ['open', 'all', 'late', 'assigned', 'declined', 'done'] as const;

/** The assignments of one inspector, the most urgent first. */
export function TaskLines({ inspector }: { readonly inspector: string }): ReactNode {
  const { t } = useText();
  const [state, setState] = useState<TaskState>('all');
  const query = useInfiniteQuery({
    queryKey: [...queryKeys.tasks, 'lines', inspector, state],
    queryFn: ({ pageParam }) => request('listTasks', { inspector, state, from: pageParam, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam: ({ matching }, pages) => {
      const shown = pages.reduce((sum, { rows }) => sum + rows.length, 0);
      return shown < matching ? shown : undefined;
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const title = t('assignments.tasksOf', { inspector });
  return (
    <section>
      <h2>{title}</h2>
      <LabelledSelect
        label={t('assignments.show')}
        placeholder={t('assignments.showAll')}
        value={state}
        options={states.map((each) => ({ value: each, label: t(toLabel(each)) }))}
        onChoose={(chosen) => setState(chosen ?? 'all')}
      />
      {query.error !== null && (
        <ErrorNotice error={query.error} title={t('assignments.tasksFailed')} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && rows.length === 0 && <p className="soft">{t('assignments.nothing')}</p>}
      {rows.length > 0 && <Lines rows={rows} label={title} />}
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t('assignments.more')}</Button>}
    </section>
  );
}

function toLabel(state: TaskState) {
  if (state === 'open') return 'assignments.showOpen';
  return state === 'all' ? 'assignments.showAll' : assignmentStateLabels[state];
}

function Lines({ rows, label }: { readonly rows: readonly Task[]; readonly label: string }): ReactNode {
  const { t } = useText();
  return (
    <ScrollPane label={label}>
      <table className="hand-over-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('assignments.columnEnterprise')}</th>
            <th scope="col">{t('assignments.columnState')}</th>
            <th scope="col">{t('assignments.columnDay')}</th>
            <th scope="col">{t('assignments.columnNote')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, enterpriseName, state, dueOn, note, declined, visitedOn }) => (
            <tr key={id}>
              <th scope="row">{enterpriseName}</th>
              <td>
                <AssignmentMark state={state} />
                {state === 'done' && visitedOn !== null && (
                  <span className="soft"> {t('assignments.visitedOn', { date: visitedOn })}</span>
                )}
              </td>
              <td className="tabular">{dueOn ?? <span className="soft">{t('assignments.noDue')}</span>}</td>
              <td>
                {[note, declined === null ? null : t('assignments.declinedLine', { reason: declined })]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}
