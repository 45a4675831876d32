import { expect, it } from 'vitest';
import { chooseLanguage } from '../../scripts/start/language.ts';

it.each([
  [{}, 'zh-Hans'],
  [{ LANG: 'C.UTF-8' }, 'zh-Hans'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh-Hans'],
  [{ LANG: 'zh_TW.UTF-8' }, 'zh-Hant'],
  [{ LANG: 'zh_HK.UTF-8' }, 'zh-Hant'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
  [{ LC_ALL: '', LANG: 'de_DE.UTF-8' }, 'zh-Hans'],
] as const)('chooses by %o: %s', (environment, language) => {
  expect(chooseLanguage(environment)).toBe(language);
});
