// Everything that needs the database and the rules. Loaded after the window is on its way.
import type { HandlerContext } from '#ipc/context.ts';
import { createHandlers } from '#ipc/handlers.ts';
import type { Handlers } from '#ipc/router.ts';
import { openWorkingLibrary, type WorkingLibrary, type WorkingLibraryOptions } from './working-library.ts';

export type Backend = { readonly handlers: Handlers; readonly library: WorkingLibrary };

export type BackendOptions = WorkingLibraryOptions & Pick<HandlerContext, 'settings' | 'program'>;

/** Opens the library and makes the handlers that work with it. They wait for it themselves. */
export function startBackend(options: BackendOptions): Backend {
  const { settings, program } = options;
  const library = openWorkingLibrary(options);
  const handlers = createHandlers({
    library: library.opened,
    overview: library.overview,
    listReady: library.listReady,
    settings,
    program,
  });
  return { handlers, library };
}
