import { basename } from 'node:path';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';

type ReportChannel = 'saveReport' | 'getReportProgress' | 'cancelReport';

/** The statistics as a workbook, where the system's dialog says. */
export function createReportHandlers({ reports, settings }: HandlerContext): Pick<Handlers, ReportChannel> {
  return {
    saveReport: async () => {
      const file = await reports.chooseFile();
      if (file === null) return { state: 'cancelled' };
      const written = await reports.write(file, settings.get().language);
      return written === undefined ? { state: 'cancelled' } : { state: 'saved', name: basename(file), ...written };
    },
    getReportProgress: () => ({ rows: reports.getRows() }),
    cancelReport: async () => {
      await reports.cancel();
      return null;
    },
  };
}
