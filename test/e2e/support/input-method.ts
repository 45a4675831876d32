import type { CDPSession, Page } from 'playwright-core';

// An input method as Chromium sees one: letters that are not text yet, keys that it takes for itself (key code 229), and
// in the end the characters that were chosen.

export type InputMethod = {
  /** Shows the letters typed so far as text that is not chosen yet. */
  readonly compose: (steps: readonly string[]) => Promise<void>;
  /** A key that the input method takes for itself. */
  readonly press: (key: string) => Promise<void>;
  /** Ends the composition with these characters. */
  readonly commit: (text: string) => Promise<void>;
  /** Ends it without any. */
  readonly giveUp: () => Promise<void>;
  /** Letters, the key that chooses, the characters: as a word comes into being. */
  readonly type: (letters: string, text: string) => Promise<void>;
};

export async function openInputMethod(window: Page): Promise<InputMethod> {
  const session = await window.context().newCDPSession(window);
  const compose = (steps: readonly string[]): Promise<void> => showSteps(session, steps);
  const press = (key: string): Promise<void> => pressTaken(session, key);
  const commit = async (text: string): Promise<void> => void (await session.send('Input.insertText', { text }));
  return {
    compose,
    press,
    commit,
    giveUp: async () => {
      await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    },
    type: async (letters, text) => {
      await compose([letters.slice(0, 1), letters]);
      await press(' ');
      await commit(text);
    },
  };
}

async function showSteps(session: CDPSession, steps: readonly string[]): Promise<void> {
  for (const text of steps) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
}

async function pressTaken(session: CDPSession, key: string): Promise<void> {
  const event = { key, code: key, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}
