import { chinaHolidays } from '#domain/holidays/china.ts';
import { mergeCalendars } from '#domain/working-days.ts';
import { changeFinding } from '#services/findings/change-finding.ts';
import { listEvidenceChoices } from '#services/findings/evidence-choices.ts';
import { listFindingLives } from '#services/findings/list-lives.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';
import type { findingsContract } from '../schemas/findings.ts';

/** What people do about findings. */
export function createFindingHandlers({
  library,
  settings,
  overview,
}: HandlerContext): Pick<Handlers, keyof typeof findingsContract> {
  return {
    getFindings: async ({ inspectionId }) => listFindingLives(await library, inspectionId),
    changeFinding: async (request) =>
      changeFinding(await library, request, mergeCalendars(chinaHolidays, settings.get().calendar)),
    listFindingEvidence: async ({ inspectionId }) => listEvidenceChoices(await library, inspectionId),
    listFollowUp: (request) => overview.listFollowUp(request),
  };
}
