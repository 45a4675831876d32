import { ownCalendar } from '../schemas/session.ts';
import { readCalendarFile } from '#services/read-calendar-file.ts';
import { setDeviceName } from '#services/library.ts';
import type { HandlerContext, Settings } from '../context.ts';
import type { Handlers } from '../router.ts';

type SettingsChannel = 'renameDevice' | 'chooseFolder' | 'importCalendar';
type Calendar = Settings['calendar'];

/** Settings that lie in the library, and those that the system's own dialogs ask for. */
export function createSettingsHandlers(context: HandlerContext): Pick<Handlers, SettingsChannel> {
  const { library, settings, dialogs } = context;
  return {
    renameDevice: async ({ name }) => {
      const opened = await library;
      setDeviceName(opened, name);
      return { name: opened.device.name };
    },
    chooseFolder: async ({ purpose }) => {
      const folder = await dialogs.chooseFolder();
      return folder === null ? settings.get() : settings.save({ folders: { [purpose]: folder } });
    },
    importCalendar: async () => {
      const file = await dialogs.chooseCalendarFile();
      if (file === null) return { outcome: 'cancelled', added: 0, settings: settings.get() };
      const read = ownCalendar.safeParse(await readCalendarFile(file));
      if (!read.success) return { outcome: 'unreadable', added: 0, settings: settings.get() };
      const before = settings.get().calendar;
      const calendar = addDays(before, read.data);
      return {
        outcome: 'added',
        added: countDays(calendar) - countDays(before),
        settings: settings.save({ calendar }),
      };
    },
  };
}

/** What the file says of a day takes the place of what was said before. */
function addDays(before: Calendar, added: Calendar): Calendar {
  return {
    holidays: unite(without(before.holidays, added.makeUpDays), added.holidays),
    makeUpDays: unite(without(before.makeUpDays, added.holidays), added.makeUpDays),
    years: [...new Set([...before.years, ...added.years])].toSorted((a, b) => a - b),
  };
}

function without(days: readonly string[], removed: readonly string[]): readonly string[] {
  const gone = new Set(removed);
  return days.filter((day) => !gone.has(day));
}

function unite(days: readonly string[], added: readonly string[]): string[] {
  return [...new Set([...days, ...added])].toSorted();
}

function countDays({ holidays, makeUpDays }: Calendar): number {
  return holidays.length + makeUpDays.length;
}
