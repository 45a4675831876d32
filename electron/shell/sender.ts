import { isOurUrl } from './origin.ts';

/** The part of Electron's invoke event that says who is asking. */
export type SenderEvent = {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly parent: unknown; readonly url: string } | null;
};

/**
 * Trusted is the top frame of a window of ours that shows a page of ours. A frame that is gone, or navigated meanwhile,
 * is not.
 */
export function isTrustedSender(event: SenderEvent, windowIds: ReadonlySet<number>): boolean {
  if (!windowIds.has(event.sender.id)) return false;
  try {
    const frame = event.senderFrame;
    return frame !== null && frame.parent === null && isOurUrl(frame.url);
  } catch {
    // Electron throws on any access to a frame that was disposed after it asked: nobody is left to answer.
    return false;
  }
}
