import type { Language } from '#domain/language.ts';

type ExplanationTexts = {
  readonly missing: (labels: readonly string[]) => string;
  readonly notApplicable: string;
  readonly error: string;
};

/** The sentences that belong to no rule. */
export const explanationTexts: Readonly<Record<Language, ExplanationTexts>> = {
  'zh-Hans': {
    missing: (labels) => `尚不能判定，缺：${labels.join('、')}。`,
    notApplicable: '此项在该企业不适用。',
    error: '记录中有本程序读不懂的值，此项未能判定；其他各项不受影响。请用更新的程序打开，或重新填写该值。',
  },
  'zh-Hant': {
    missing: (labels) => `尚不能判定，缺：${labels.join('、')}。`,
    notApplicable: '此項在該企業不適用。',
    error: '記錄中有本程式讀不懂的值，此項未能判定；其他各項不受影響。請用更新的程式開啟，或重新填寫該值。',
  },
  en: {
    missing: (labels) => `Cannot be decided yet; missing: ${labels.join(', ')}.`,
    notApplicable: 'Does not apply to this enterprise.',
    error:
      'The record holds a value that this program cannot read, so this rule was not decided; the others are not affected. Open it with a newer program, or enter the value again.',
  },
};
