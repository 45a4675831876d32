import { describe, expect, it } from 'vitest';
import { languages } from '#domain/language.ts';
import { toMenuTemplate } from '../../electron/shell/menu.ts';

function roles(options: Parameters<typeof toMenuTemplate>[0]): readonly string[] {
  return JSON.stringify(toMenuTemplate(options)).match(/(?<="role":")[^"]+/g) ?? [];
}

describe('toMenuTemplate', () => {
  it.each(languages)('has a label for every item in %s', (language) => {
    const template = toMenuTemplate({ language, platform: 'linux', developerTools: true });
    for (const menu of template) {
      expect(menu.label).toMatch(/\S/);
      const items = Array.isArray(menu.submenu) ? menu.submenu : [];
      expect(items.every((item) => item.type === 'separator' || (item.label ?? '') !== '')).toBe(true);
    }
  });

  it('keeps reload and developer tools out of released programs', () => {
    const options = { language: 'en', platform: 'win32' } as const;
    expect(roles({ ...options, developerTools: true })).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
    const released = roles({ ...options, developerTools: false });
    expect(released).not.toContain('reload');
    expect(released).not.toContain('toggleDevTools');
  });

  it('begins with the application menu on macOS', () => {
    expect(toMenuTemplate({ language: 'en', platform: 'darwin', developerTools: false })[0]).toEqual({
      role: 'appMenu',
    });
  });
});
