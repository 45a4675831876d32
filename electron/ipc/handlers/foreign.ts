import { basename } from 'node:path';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';
import type { foreignContract } from '../schemas/foreign.ts';
import { pathless } from './pathless.ts';

/** Files from somebody else: chosen in the system's dialog, looked into, acknowledged, looked through. */
export function createForeignHandlers({ foreign }: HandlerContext): Pick<Handlers, keyof typeof foreignContract> {
  return {
    chooseForeignFile: async () => {
      const file = await foreign.chooseFile();
      return file === null ? null : foreign.open(file);
    },
    inspectForeignFile: (request) => pathless(async () => (await foreign.inspect(request)) ?? null),
    getForeignProgress: () => ({ stage: foreign.getStage() }),
    cancelForeign: async () => {
      await foreign.cancel();
      return null;
    },
    closeForeignFile: async () => {
      await foreign.close();
      return null;
    },
    saveReceipt: async ({ token }) => {
      const out = await foreign.chooseReceiptTarget(foreign.getName(token));
      if (out === null) return null;
      await pathless(() => foreign.writeReceipt({ token, out }));
      return { name: basename(out) };
    },
    openForeignFile: async ({ token }) => {
      await pathless(() => foreign.browse(token));
      return null;
    },
    closeGuest: async () => {
      await foreign.leave();
      return null;
    },
  };
}
