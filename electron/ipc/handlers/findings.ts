import { toLocalDate } from '#domain/clock.ts';
import { chinaHolidays } from '#domain/holidays/china.ts';
import { countWorkingDays, mergeCalendars } from '#domain/working-days.ts';
import type { HolidayCalendar } from '#domain/working-days.ts';
import { changeFinding } from '#services/findings/change-finding.ts';
import { listEvidenceChoices } from '#services/findings/evidence-choices.ts';
import { listFindingLives } from '#services/findings/list-lives.ts';
import type { FindingsOfVisit } from '#services/findings/list-lives.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';
import type { findingsContract } from '../schemas/findings.ts';

/** What people do about findings. */
export function createFindingHandlers({
  library,
  settings,
  overview,
}: HandlerContext): Pick<Handlers, keyof typeof findingsContract> {
  const getDays = async (): Promise<Days> => ({
    today: toLocalDate((await library).clock()),
    calendar: mergeCalendars(chinaHolidays, settings.get().calendar),
  });
  return {
    getFindings: async ({ inspectionId }) => toFindings(listFindingLives(await library, inspectionId), await getDays()),
    changeFinding: async (request) => {
      const days = await getDays();
      return toFindings(changeFinding(await library, request, days.calendar), days);
    },
    listFindingEvidence: async ({ inspectionId }) => listEvidenceChoices(await library, inspectionId),
    listFollowUp: async (request) => {
      const days = await getDays();
      const { rows, ...page } = await overview.listFollowUp(request);
      return { ...page, rows: rows.map((row) => ({ ...row, overdueDays: countOverdue(row, days) })) };
    },
  };
}

type Days = { readonly today: string; readonly calendar: HolidayCalendar };
type Due = { readonly dueOn: string | null; readonly isOverdue: boolean };

function toFindings({ inspectionId, findings }: FindingsOfVisit, days: Days) {
  return { inspectionId, findings: findings.map((life) => ({ ...life, overdueDays: countOverdue(life, days) })) };
}

/** Working days since the due day; 0 where it is not over, and on the days off right after it. */
function countOverdue({ dueOn, isOverdue }: Due, { today, calendar }: Days): number {
  return dueOn === null || !isOverdue ? 0 : countWorkingDays(dueOn, today, calendar);
}
