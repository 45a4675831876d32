import { setInspectorName } from '#services/library.ts';
import { getPackView } from '#services/pack-view.ts';
import { getLibraryView } from '#services/session.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';

type SessionChannel = 'getSession' | 'saveSettings' | 'getPack' | 'openLibrary' | 'startAnew';

/** The program itself: what is open, settings, the rule pack. */
export function createSessionHandlers(context: HandlerContext): Pick<Handlers, SessionChannel> {
  const { library, settings, program, libraries } = context;
  return {
    getSession: async () => {
      const view = getLibraryView(await library);
      const firstStart = libraries.isFirstStart() && view.enterprises === 0;
      const { place, guestName } = libraries;
      const shown = { ...view, name: guestName ?? view.name, place };
      return { program, library: shown, settings: settings.get(), firstStart };
    },
    saveSettings: async (change) => {
      // Entries are written under the inspector's name, so the library has to know it first.
      if (change.inspector !== undefined) setInspectorName(await library, change.inspector.name);
      return settings.save(change);
    },
    getPack: () => getPackView(),
    startAnew: async () => {
      await libraries.startAnew();
      return null;
    },
    openLibrary: async (request) => {
      await libraries.open(request.library);
      return null;
    },
  };
}
