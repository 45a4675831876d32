import type { FindingLife } from '#domain/finding-life.ts';
import type { Edit } from '#sync/change.ts';
import { toFindingId } from './finding-id.ts';

/** Which gap of which visit. */
export type FindingKey = { readonly inspectionId: string; readonly rule: string };

/** The journal's edit that makes a finding as given; fields that are so already are dropped there. */
export function toFindingEdit({ inspectionId, rule }: FindingKey, life: FindingLife): Edit {
  return {
    table: 'findings',
    row: toFindingId(inspectionId, rule),
    set: {
      inspection_id: inspectionId,
      rule,
      state: life.state,
      reason: life.reason,
      issued_document: life.issuedDocument,
      due_on: life.dueOn,
      fixed_by: life.fixedBy,
      evidence: life.evidence,
      verified_by: life.verifiedBy,
      accepted_until: life.acceptedUntil,
      superseded_by: life.supersededBy,
      deleted: null,
    },
  };
}
