import { describe, expect, it, vi } from 'vitest';
import { toWindowOptions } from '../../electron/shell/window.ts';

vi.mock('electron', () => ({ BrowserWindow: class {}, screen: {} }));

describe('toWindowOptions', () => {
  const options = toWindowOptions({ preload: '/x/preload.cjs', developerTools: false }, { width: 1440, height: 900 });

  it('keeps the page away from the machine', () => {
    expect(options.webPreferences).toEqual({
      preload: '/x/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });

  it('cannot be made smaller than the screens are drawn for', () => {
    expect(options).toMatchObject({ minWidth: 1024, minHeight: 700, show: false });
  });
});
