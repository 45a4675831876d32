import { parseCreditCode } from './credit-code.ts';
import type { Text } from './language.ts';

/** What the first eight symbols of a credit code say (GB 32100-2015, 4.2 to 4.4 with its amendment). */
export type CreditCodeParts = {
  /** The authority that registered the body; absent where the symbol is not assigned. */
  readonly authority?: Text;
  /** The kind of body; absent where the symbol is not assigned. */
  readonly kind?: Text;
  /** Six digits: where it was registered, which need not be where it is now. */
  readonly regionCode?: string;
};

type Authority = { readonly name: Text; readonly kinds: Readonly<Record<string, Text>> };

function toText(simplified: string, traditional: string, english: string): Text {
  return { 'zh-Hans': simplified, 'zh-Hant': traditional, en: english };
}

const other = toText('其他', '其他', 'other');

const authorities: Readonly<Record<string, Authority>> = {
  '1': {
    name: toText('机构编制部门', '機構編制部門', 'Staffing authority'),
    kinds: {
      '1': toText('机关', '機關', 'state organ'),
      '2': toText('事业单位', '事業單位', 'public institution'),
      '3': toText('群众团体', '群眾團體', 'mass organisation'),
      '9': other,
    },
  },
  '3': {
    name: toText('司法行政部门', '司法行政部門', 'Judicial administration'),
    kinds: { '1': toText('律师执业机构', '律師執業機構', 'law firm'), '9': other },
  },
  '5': {
    name: toText('民政部门', '民政部門', 'Civil affairs'),
    kinds: {
      '1': toText('社会团体', '社會團體', 'social organisation'),
      '2': toText('民办非企业单位', '民辦非企業單位', 'private non-enterprise unit'),
      '3': toText('基金会', '基金會', 'foundation'),
      '9': other,
    },
  },
  '8': {
    name: toText('工会', '工會', 'Trade union'),
    kinds: { '1': toText('基层工会', '基層工會', 'primary trade union'), '9': other },
  },
  '9': {
    name: toText('市场监管部门', '市場監管部門', 'Market regulation'),
    kinds: {
      '1': toText('企业', '企業', 'enterprise'),
      '2': toText('个体工商户', '個體工商戶', 'individual business'),
      '3': toText('农民专业合作社', '農民專業合作社', 'farmers’ cooperative'),
    },
  },
  N: {
    name: toText('农业农村部门', '農業農村部門', 'Agriculture and rural affairs'),
    kinds: {
      '1': toText('组级集体经济组织', '組級集體經濟組織', 'collective of a group'),
      '2': toText('村级集体经济组织', '村級集體經濟組織', 'collective of a village'),
      '3': toText('乡镇级集体经济组织', '鄉鎮級集體經濟組織', 'collective of a township'),
      '9': other,
    },
  },
  Y: { name: toText('其他登记管理部门', '其他登記管理部門', 'Other authority'), kinds: { '1': other } },
};

/** What can be read off a code as far as it is typed. */
export function readCreditCode(typed: string): CreditCodeParts {
  const code = typed.trim().toUpperCase();
  const authority = authorities[code.charAt(0)];
  const kind = authority?.kinds[code.charAt(1)];
  const regionCode = code.slice(2, 8);
  return {
    ...(authority === undefined ? {} : { authority: authority.name }),
    ...(kind === undefined ? {} : { kind }),
    ...(/^\d{6}$/.test(regionCode) ? { regionCode } : {}),
  };
}

/** Symbols that are easily read one for the other. */
const lookalikes = ['0DQ', '8B', '1L', '6G', 'CG', 'EF', 'MN', 'PR', 'UY'];

/** What may be wrong with a code whose check character is: the places, from 1. Somebody has to look at the licence. */
export type CreditCodeSuspicion =
  | { readonly kind: 'swapped'; readonly first: number; readonly second: number }
  | { readonly kind: 'misread'; readonly place: number };

/**
 * Where to look first in a code with a wrong check character: at two neighbours that may have been changed about, else
 * at a symbol that may have been read as one that looks like it. Only where exactly one such place would mend it: with
 * more, naming one would lead astray. It is a guess, and never more than a question to who has the licence.
 */
export function findSuspicion(typed: string): CreditCodeSuspicion | undefined {
  const code = typed.trim().toUpperCase();
  const parsed = parseCreditCode(code);
  if (parsed.ok || parsed.reason !== 'CHECK_CHARACTER') return undefined;
  const swaps = listSwaps(code);
  const found = swaps.length > 0 ? swaps : listMisreadings(code);
  return found.length === 1 ? found[0] : undefined;
}

function listSwaps(code: string): readonly CreditCodeSuspicion[] {
  return Array.from({ length: code.length - 1 }, (_, at) => at).flatMap((at) => {
    const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
    return isRight(swapped) ? [{ kind: 'swapped', first: at + 1, second: at + 2 } as const] : [];
  });
}

function listMisreadings(code: string): readonly CreditCodeSuspicion[] {
  return [...code].flatMap((symbol, at) => {
    const like = lookalikes.filter((group) => group.includes(symbol)).join('');
    const mends = [...new Set(like)].some((one) => isRight(code.slice(0, at) + one + code.slice(at + 1)));
    return mends ? [{ kind: 'misread', place: at + 1 } as const] : [];
  });
}

function isRight(code: string): boolean {
  return parseCreditCode(code).ok;
}
