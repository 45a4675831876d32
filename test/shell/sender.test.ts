import { describe, expect, it } from 'vitest';
import { isTrustedSender, type SenderEvent } from '../../electron/shell/sender.ts';

const windowIds = new Set([7]);
const topFrame = { parent: null, url: 'app://bundle/' };

describe('isTrustedSender', () => {
  it('trusts the top frame of a window of ours on a page of ours', () => {
    expect(isTrustedSender({ sender: { id: 7 }, senderFrame: topFrame }, windowIds)).toBe(true);
  });

  it.each<[string, SenderEvent]>([
    ['a frame that is gone', { sender: { id: 7 }, senderFrame: null }],
    ['a frame within a page', { sender: { id: 7 }, senderFrame: { ...topFrame, parent: topFrame } }],
    ['a page from elsewhere', { sender: { id: 7 }, senderFrame: { parent: null, url: 'https://example.com/' } }],
    ['an empty page', { sender: { id: 7 }, senderFrame: { parent: null, url: '' } }],
    ['about:blank', { sender: { id: 7 }, senderFrame: { parent: null, url: 'about:blank' } }],
    ['a window that is not ours', { sender: { id: 8 }, senderFrame: topFrame }],
  ])('does not trust %s', (_what, event) => {
    expect(isTrustedSender(event, windowIds)).toBe(false);
  });

  it('does not trust a frame that was disposed meanwhile', () => {
    const disposed: SenderEvent = {
      sender: { id: 7 },
      get senderFrame(): never {
        throw new Error('Render frame was disposed');
      },
    };
    expect(isTrustedSender(disposed, windowIds)).toBe(false);
  });
});
