import { Button } from 'antd';
import type { ReactNode } from 'react';
import { WhereWritable } from '#renderer/components/read-only.tsx';
import { useIndustryNames, useRegionNames } from '#renderer/components/code-names.ts';
import { EnterpriseAssignments } from '#renderer/features/assignments/enterprise-assignments.tsx';
import { EnterpriseConflicts } from '#renderer/features/conflicts/conflict-mark.tsx';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { useText } from '#renderer/i18n/index.ts';
import type { Enterprise, EnterpriseView } from './types.ts';
import { useEnterprise } from './use-enterprise.ts';
import { MergedList } from './merged-list.tsx';
import { VisitList } from './visit-list.tsx';
import './enterprise.css';

export type EnterprisePanelProps = {
  readonly enterpriseId: string | undefined;
  readonly onOpenVisit: (inspectionId: string) => void;
  readonly onEdit: (enterprise: Enterprise) => void;
  readonly onAssign: (enterprise: Enterprise) => void;
  readonly onNewVisit: () => void;
};

/** The chosen enterprise: what is recorded of it, and its visits. */
export function EnterprisePanel(props: EnterprisePanelProps): ReactNode {
  const { t } = useText();
  const query = useEnterprise(props.enterpriseId);
  return (
    <aside className="enterprise-panel" aria-label={t('enterprise.panel')}>
      <PanelContent {...props} view={query.data} />
      {query.error !== null && (
        <ErrorNotice error={query.error} title={t('enterprise.loadFailed')} onRetry={() => void query.refetch()} />
      )}
    </aside>
  );
}

type PanelContentProps = EnterprisePanelProps & { readonly view: EnterpriseView | undefined };

function PanelContent({ view, enterpriseId, onOpenVisit, onEdit, onAssign, onNewVisit }: PanelContentProps): ReactNode {
  const { t } = useText();
  if (enterpriseId === undefined) return <p className="soft panel-hint">{t('enterprise.choose')}</p>;
  if (view === undefined) return null;
  return (
    <>
      <h2>{view.enterprise.name}</h2>
      <Details enterprise={view.enterprise} />
      <div>
        <EnterpriseConflicts enterpriseId={view.enterprise.enterpriseId} />
      </div>
      <WhereWritable>
        <div className="panel-actions">
          <Button type="primary" title="Ctrl+Shift+N" onClick={onNewVisit}>
            {t('enterprise.newVisit')}
          </Button>
          <Button onClick={() => onEdit(view.enterprise)}>{t('enterprise.edit')}</Button>
          <Button onClick={() => onAssign(view.enterprise)}>{t('assignments.assignOne')}</Button>
        </div>
      </WhereWritable>
      <EnterpriseAssignments enterpriseId={view.enterprise.enterpriseId} />
      <MergedList merged={view.merged} />
      <VisitList visits={view.visits} merged={view.merged} onOpenVisit={onOpenVisit} />
    </>
  );
}

function Details({ enterprise }: { readonly enterprise: Enterprise }): ReactNode {
  const { t, language } = useText();
  const { regionCode, industryCode } = enterprise;
  const regions = useRegionNames(language);
  const industries = useIndustryNames(language);
  const missing = <span className="soft">{t('common.notRecorded')}</span>;
  return (
    <dl className="details">
      <dt>{t('enterprise.creditCode')}</dt>
      <dd className="tabular selectable">{enterprise.creditCode ?? missing}</dd>
      <dt>{t('enterprise.region')}</dt>
      <dd>{regionCode === null ? missing : (regions?.describe(regionCode) ?? regionCode)}</dd>
      <dt>{t('enterprise.industry')}</dt>
      <dd>{industryCode === null ? missing : (industries?.describe(industryCode) ?? industryCode)}</dd>
      <dt>{t('enterprise.address')}</dt>
      <dd className="selectable">{enterprise.address ?? missing}</dd>
    </dl>
  );
}
