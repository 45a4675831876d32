import { Tabs } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useListChoice } from '#renderer/features/library/list-choice.ts';
import { useText } from '#renderer/i18n/index.ts';
import { AssignPanel } from './assign-panel.tsx';
import { TasksPanel } from './tasks-panel.tsx';
import type { Scope } from './types.ts';
import './assignments.css';

export type AssignmentsDialogProps = {
  /** The only one that is assigned; undefined: those ticked, or all that the list shows. */
  readonly enterprise: { readonly enterpriseId: string; readonly name: string } | undefined;
  readonly onClose: () => void;
};

/** Assigning enterprises to an inspector, and what everybody has to do. Closing ends the making of a file. */
export function AssignmentsDialog({ enterprise, onClose }: AssignmentsDialogProps): ReactNode {
  const { t } = useText();
  const [tab, setTab] = useState('assign');
  const choice = useListChoice();
  const [hasAssigned, setHasAssigned] = useState(false);
  const scope: Scope =
    enterprise === undefined
      ? choice
      : { kind: 'one', among: { ids: [enterprise.enterpriseId] }, name: enterprise.name };
  const close = (): void => {
    void request('cancelHandOver').catch(() => undefined);
    // Not before: "assign more" means the same enterprises.
    if (hasAssigned && scope.kind === 'ticked') choice.clearTicks();
    onClose();
  };
  return (
    <Dialog title={t('assignments.title')} width={900} onClose={close}>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          {
            key: 'assign',
            label: t('assignments.tabAssign'),
            children: <AssignPanel scope={scope} onAssigned={() => setHasAssigned(true)} />,
          },
          { key: 'tasks', label: t('assignments.tabTasks'), children: <TasksPanel /> },
        ]}
      />
    </Dialog>
  );
}
