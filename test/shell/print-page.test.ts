import { describe, expect, it } from 'vitest';
import type { Session } from 'electron';
import { printHeaders } from '../../electron/shell/content-policy.ts';
import { isPrintable, printUrl, toPrintWindowOptions } from '../../electron/shell/print-page.ts';

describe('the window that prints', () => {
  it('loads its one page and what the page carries, and nothing else', () => {
    expect([printUrl, 'data:font/ttf;base64,AAAA'].map(isPrintable)).toEqual([true, true]);
    const others = [
      'https://example.org/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'app://bundle/',
      `${printUrl}x`,
      'print://other/',
    ];
    expect(others.filter(isPrintable)).toEqual([]);
  });

  it('has neither scripts nor a preload, and is shut in', () => {
    const { show, webPreferences } = toPrintWindowOptions({} as Session);
    expect(show).toBe(false);
    expect(webPreferences).toMatchObject({
      sandbox: true,
      javascript: false,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    });
    expect(webPreferences).not.toHaveProperty('preload');
  });

  it('lets the page use its own styles, fonts and pictures alone', () => {
    const policy = printHeaders()['Content-Security-Policy'] ?? '';
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      'font-src data:',
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });
});
