import { defaultLanguage } from '#domain/language.ts';
import type { Language } from '#domain/language.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The language of the terminal (LC_ALL, LC_MESSAGES, LANG); simplified Chinese where it names none of ours. */
export function chooseLanguage(environment: Environment): Language {
  const tag = (environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '').toLowerCase();
  if (/^zh[_-](tw|hk|mo|hant)/.test(tag)) return 'zh-Hant';
  return tag.startsWith('en') ? 'en' : defaultLanguage;
}
