import type { Page } from 'playwright-core';
import type { Channel } from '#ipc/channels.ts';

/** What `window.api` answered: the value, or the code of the failure. */
export type Answer = { readonly value?: unknown; readonly code?: string };

/** Calls the page's own `window.api`, as any script in the page could; `payload` is left out where it is undefined. */
export async function callApi(window: Page, channel: Channel, payload?: unknown): Promise<Answer> {
  return window.evaluate(
    async (call) => {
      type Reply = { readonly ok: boolean; readonly value?: unknown; readonly error?: { readonly code: string } };
      type Invoke = (...payload: readonly unknown[]) => Promise<Reply>;
      const api = Reflect.get(globalThis, 'api') as Readonly<Record<string, Invoke | undefined>>;
      const reply = await api[call.channel]?.(...(call.payload === undefined ? [] : [call.payload]));
      if (reply === undefined) return { code: 'NO_SUCH_METHOD' };
      return reply.ok ? { value: reply.value } : { code: reply.error?.code ?? 'NO_CODE' };
    },
    { channel, payload },
  );
}
