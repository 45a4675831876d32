import type { Text } from '#domain/language.ts';
import { getFact } from './dictionary.ts';
import { text } from './text.ts';

/**
 * Sentences about two facts, made of their own labels, so that a contradiction reads like the form. `{fact_id}` stands
 * for the recorded value with its unit.
 */
type Pair = { readonly first: string; readonly second: string };

/** The first number is above the second. */
export function exceedsMessage(pair: Pair): Text {
  return joinMessage(pair, text('多于', '多於', 'is more than'));
}

/** The first date lies before the second. */
export function isBeforeMessage(pair: Pair): Text {
  return joinMessage(pair, text('早于', '早於', 'is before'));
}

/** Two answers that exclude each other. */
export function excludesMessage({ first, second }: Pair): Text {
  const a = quote(first);
  const b = quote(second);
  return text(
    `${a['zh-Hans']}与${b['zh-Hans']}不能同时成立。`,
    `${a['zh-Hant']}與${b['zh-Hant']}不能同時成立。`,
    `${a.en} and ${b.en} cannot both be right.`,
  );
}

/** A date of something past that lies after the visit. */
export function isInFutureMessage(fact: string): Text {
  const a = quote(fact);
  return text(`${a['zh-Hans']}晚于检查日期。`, `${a['zh-Hant']}晚於檢查日期。`, `${a.en} is after the visit.`);
}

function joinMessage({ first, second }: Pair, verb: Text): Text {
  const a = quote(first);
  const b = quote(second);
  return text(
    `${a['zh-Hans']}${verb['zh-Hans']}${b['zh-Hans']}。`,
    `${a['zh-Hant']}${verb['zh-Hant']}${b['zh-Hant']}。`,
    `${a.en} ${verb.en} ${b.en}.`,
  );
}

function quote(fact: string): Text {
  const { label } = getFact(fact);
  return text(
    `“${label['zh-Hans']}”（{${fact}}）`,
    `「${label['zh-Hant']}」（{${fact}}）`,
    `“${label.en}” ({${fact}})`,
  );
}
