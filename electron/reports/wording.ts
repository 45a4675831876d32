import type { Language } from '#domain/language.ts';
import { en } from './wording/en.ts';
import type { ReportWording } from './wording/wording.ts';
import { zhHans } from './wording/zh-hans.ts';
import { zhHant } from './wording/zh-hant.ts';

const wordings: Readonly<Record<Language, ReportWording>> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };

export function getWording(language: Language): ReportWording {
  return wordings[language];
}
