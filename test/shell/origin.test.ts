import { describe, expect, it } from 'vitest';
import { isOurUrl } from '../../electron/shell/origin.ts';

describe('isOurUrl', () => {
  it.each(['app://bundle/', 'app://bundle/index.html', 'APP://bundle/assets/x.js?y#z', 'app://bundle'])(
    'takes %s as ours',
    (url) => {
      expect(isOurUrl(url)).toBe(true);
    },
  );

  it.each([
    '',
    'about:blank',
    'app://bundle.example/',
    'app://example/bundle/',
    'app://bundle:8080/',
    'app://user@bundle/',
    'app:bundle/',
    'https://bundle/',
    'file:///app/bundle/',
    'data:text/html,app://bundle/',
    'javascript:"app://bundle/"',
    'blob:app://bundle/1',
    'app://bundle@example.com/',
    'app://bundle%2f.example.com/',
  ])('does not take %s as ours', (url) => {
    expect(isOurUrl(url)).toBe(false);
  });
});
