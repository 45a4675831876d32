import { setTimeout } from 'node:timers/promises';
import type { Db } from '#db/connection.ts';
import { AppError } from '#domain/error.ts';

/** Connections on which a gradual write is under way; for `beginGradualWrite` alone to change. */
export const underWay = new WeakSet<Db>();

/** @throws AppError LIBRARY_IN_USE while a gradual write is under way: what is written then would share its fate. */
export function assertNoGradualWrite(db: Db): void {
  if (underWay.has(db)) throw new AppError('LIBRARY_IN_USE', 'A file is being imported or taken back');
}

const waitMs = 20;

/** Settles when no gradual write is under way: for what must be noted whatever becomes of it. */
export async function waitForGradualWrite(db: Db): Promise<void> {
  while (underWay.has(db)) await setTimeout(waitMs);
}
