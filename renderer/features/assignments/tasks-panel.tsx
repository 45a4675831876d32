import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { ScrollPane } from '#renderer/components/scroll-pane.tsx';
import { useText } from '#renderer/i18n/index.ts';
import { AssignmentMark } from './assignment-mark.tsx';
import { TaskFile } from './task-file.tsx';
import { TaskLines } from './task-lines.tsx';
import type { AssignmentState, InspectorTasks, TaskOverview } from './types.ts';
import { useTaskOverview } from './use-assignments.ts';
import { WithdrawAll } from './withdraw-all.tsx';

type Shown = { readonly kind: 'lines' | 'file'; readonly inspector: string } | undefined;

/** What every inspector has to do; from there the assignments of one, or the file made again. */
export function TasksPanel(): ReactNode {
  const { t } = useText();
  const { data, error, refetch } = useTaskOverview();
  const [shown, setShown] = useState<Shown>();
  const [withdrawn, setWithdrawn] = useState<number>();
  const tasks = data?.inspectors.find(({ inspector }) => inspector === shown?.inspector);
  return (
    <div className="assignments">
      {withdrawn !== undefined && <output>{t('assignments.withdrawnAll', { n: withdrawn })}</output>}
      {error !== null && (
        <ErrorNotice error={error} title={t('assignments.tasksFailed')} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <output>{t('common.loading')}</output>}
      {data !== undefined && (shown === undefined || tasks === undefined) && (
        <Overview overview={data} onShow={setShown} />
      )}
      {shown !== undefined && tasks !== undefined && (
        <>
          <div>
            <Button onClick={() => setShown(undefined)}>{t('assignments.back')}</Button>
          </div>
          {shown.kind === 'lines' ? (
            <>
              <WithdrawAll
                inspector={tasks.inspector}
                open={tasks.counts.late + tasks.counts.assigned}
                onWithdrawn={setWithdrawn}
              />
              <TaskLines inspector={tasks.inspector} />
            </>
          ) : (
            <TaskFile inspector={tasks.inspector} enterprises={tasks.counts.late + tasks.counts.assigned} />
          )}
        </>
      )}
    </div>
  );
}

type OverviewProps = {
  readonly overview: TaskOverview;
  readonly onShow: (shown: Shown) => void;
};

const states: readonly AssignmentState[] = ['late', 'assigned', 'declined', 'done'];

function Overview({ overview, onShow }: OverviewProps): ReactNode {
  const { t } = useText();
  if (overview.inspectors.length === 0)
    return <EmptyState title={t('assignments.noneTitle')} text={t('assignments.noneText')} />;
  return (
    <>
      <p className="tabular">{t('assignments.counts', overview.counts)}</p>
      <ScrollPane label={t('assignments.overview')}>
        <table className="hand-over-table" aria-label={t('assignments.overview')}>
          <thead>
            <tr>
              <th scope="col">{t('assignments.columnInspector')}</th>
              {states.map((state) => (
                <th key={state} scope="col">
                  <AssignmentMark state={state} />
                </th>
              ))}
              <th scope="col">{t('assignments.columnDue')}</th>
              <th scope="col">{t('assignments.columnFile')}</th>
            </tr>
          </thead>
          <tbody>
            {overview.inspectors.map((tasks) => (
              <Row key={tasks.inspector} tasks={tasks} onShow={onShow} />
            ))}
          </tbody>
        </table>
      </ScrollPane>
    </>
  );
}

type RowProps = { readonly tasks: InspectorTasks; readonly onShow: OverviewProps['onShow'] };

function Row({ tasks: { inspector, certificate, counts, dueOn }, onShow }: RowProps): ReactNode {
  const { t } = useText();
  const isOpen = counts.late + counts.assigned > 0;
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className="follow-up-open"
          title={t('assignments.showOf', { inspector })}
          onClick={() => onShow({ kind: 'lines', inspector })}
        >
          {inspector}
        </button>
        {certificate !== null && <span className="soft assignments-certificate"> {certificate}</span>}
      </th>
      {states.map((state) => (
        <td key={state} className="tabular">
          {counts[state]}
        </td>
      ))}
      <td className="tabular">{dueOn ?? ''}</td>
      <td>
        {isOpen && (
          <Button
            size="small"
            aria-label={t('assignments.makeForOf', { inspector })}
            onClick={() => onShow({ kind: 'file', inspector })}
          >
            {t('assignments.makeFor')}
          </Button>
        )}
      </td>
    </tr>
  );
}
