import type { MessageKey } from '#renderer/i18n/messages.ts';

const keys: Readonly<Record<string, MessageKey>> = {
  WRONG_TYPE: 'visitItem.problemWrongType',
  OUT_OF_RANGE: 'visitItem.problemOutOfRange',
  NOT_IN_LIST: 'visitItem.problemNotInList',
  IMPOSSIBLE_DATE: 'visitItem.problemImpossibleDate',
  TOO_MANY_DECIMALS: 'visitItem.problemTooManyDecimals',
  TEXT_TOO_LONG: 'visitItem.problemTextTooLong',
  BAD_TEXT: 'visitItem.problemBadText',
  BAD_STATE: 'visitItem.problemBadState',
};

/** The words for the code with which an answer was rejected, here or in the main process. */
export function toProblemKey(code: string): MessageKey {
  return keys[code] ?? 'visitItem.problemOther';
}
