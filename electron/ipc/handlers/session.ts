import { setInspectorName } from '#services/library.ts';
import { getPackView } from '#services/pack-view.ts';
import { getLibraryView } from '#services/session.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';

type SessionChannel = 'getSession' | 'saveSettings' | 'getPack';

/** The program itself: what is open, settings, the rule pack. */
export function createSessionHandlers(context: HandlerContext): Pick<Handlers, SessionChannel> {
  const { library, settings, program } = context;
  return {
    getSession: async () => ({ program, library: getLibraryView(await library), settings: settings.get() }),
    saveSettings: async (change) => {
      // Entries are written under the inspector's name, so the library has to know it first.
      if (change.inspector !== undefined) setInspectorName(await library, change.inspector.name);
      return settings.save(change);
    },
    getPack: () => getPackView(),
  };
}
