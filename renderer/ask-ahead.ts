import type { QueryClient } from '@tanstack/react-query';
import { startFilter } from './features/library/list-types.ts';
import { toPageQuery } from './features/library/use-enterprise-pages.ts';
import { sessionQuery } from './session.ts';

/** Asks for what the window shows first while the window is still being drawn, so that neither waits for the other. */
export function askAhead(client: QueryClient): void {
  void client.prefetchQuery(sessionQuery);
  void client.prefetchQuery(toPageQuery(startFilter, 0));
}
