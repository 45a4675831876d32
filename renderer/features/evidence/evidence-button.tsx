import type { ReactNode } from 'react';
import { useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { useEvidenceTools } from './evidence-tools.ts';
import { useEvidence } from './use-evidence.ts';

/** Opens all evidence of the visit, and says how much there is. */
export function EvidenceButton(): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const { openGallery } = useEvidenceTools();
  const count = useEvidence(inspectionId).data?.pieces.length ?? 0;
  return (
    <button type="button" className="tool" title="Shift+F4" data-visit-tool="evidence" onClick={openGallery}>
      {count === 0 ? t('evidence.title') : t('evidence.titleCount', { n: count })}
    </button>
  );
}
