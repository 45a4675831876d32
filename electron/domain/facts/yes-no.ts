import type { FactDefinition, FactOption, NoValueState } from '#domain/fact.ts';
import type { Text } from '#domain/language.ts';
import { option, text } from './text.ts';

/** The two values that every yes/no fact has. */
export const yesNoOptions: readonly FactOption[] = [
  option('yes', text('是', '是', 'Yes')),
  option('no', text('否', '否', 'No')),
];

/** What stands in place of a value. `none` is the general word; a fact's own `noneLabel` says it better. */
export const stateLabels: Readonly<Record<'not_asked' | NoValueState, Text>> = {
  not_asked: text('未询问', '未詢問', 'Not asked'),
  unknown: text('不清楚', '不清楚', "Don't know"),
  refused: text('拒绝/未出示', '拒絕/未出示', 'Refused or not shown'),
  not_applicable: text('不适用', '不適用', 'Not applicable'),
  none: text('无', '無', 'None'),
};

/** Stands beside an answer that was taken over from the last visit and not confirmed since. */
export const carriedLabel: Text = text('上次记录·未确认', '上次記錄·未確認', 'From the last visit, not confirmed');

/** The allowed values of a yes/no, choice or many-choice fact in their order; empty for the other types. */
export function listOptions(fact: FactDefinition): readonly FactOption[] {
  return fact.type === 'yes_no' ? yesNoOptions : (fact.options ?? []);
}
