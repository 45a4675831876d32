import type { FactDefinition } from '#domain/fact.ts';
import {
  boardExists,
  boardsPossible,
  supervisoryBoardExists,
  unionExists,
  workerRepresentativesExist,
} from './conditions.ts';
import { text } from './text.ts';

/** Section G: workers’ representatives on the company’s boards. */
export const boardFacts: readonly FactDefinition[] = [
  {
    id: 'has_board',
    section: 'G',
    type: 'yes_no',
    mayBeNone: false,
    label: text('是否设董事会', '是否設董事會', 'Board of directors'),
    help: text(
      '看公司章程和登记的董事名单。只设一名执行董事（董事）的选“否”。',
      '看公司章程和登記的董事名單。只設一名執行董事（董事）的選「否」。',
      'See the articles and the registered directors. A single (executive) director is “no”.',
    ),
    appliesWhen: boardsPossible,
  },
  {
    id: 'board_worker_directors',
    section: 'G',
    type: 'integer',
    unit: 'persons',
    mayBeNone: false,
    label: text('职工董事人数', '職工董事人數', 'Worker directors'),
    help: text(
      '董事会中由职工选举产生的职工代表人数；没有填 0。工会推荐而由股东会选任的董事不算。',
      '董事會中由職工選舉產生的職工代表人數；沒有填 0。工會推薦而由股東會選任的董事不算。',
      'Directors elected by the workers; 0 if none. A director proposed by the union but chosen by the shareholders does not count.',
    ),
    appliesWhen: boardExists,
  },
  {
    id: 'chair_on_board',
    section: 'G',
    type: 'yes_no',
    mayBeNone: false,
    label: text('工会主席是否为董事', '工會主席是否為董事', 'Union chair on board'),
    help: text(
      '主席是否列入登记的董事名单；列席董事会不算董事。法律不要求主席必须是董事，不能指名要求。',
      '主席是否列入登記的董事名單；列席董事會不算董事。法律不要求主席必須是董事，不能指名要求。',
      'Whether the chair is among the registered directors; sitting in is not being one. The law does not require it and nobody may be named.',
    ),
    appliesWhen: { all: [unionExists, boardExists] },
  },
  {
    id: 'has_supervisory_board',
    section: 'G',
    type: 'yes_no',
    mayBeNone: false,
    label: text('是否设监事会', '是否設監事會', 'Supervisory board'),
    help: text(
      '看公司章程和登记的监事名单。只设一至二名监事，或以审计委员会代替的选“否”。',
      '看公司章程和登記的監事名單。只設一至二名監事，或以審計委員會代替的選「否」。',
      'See the articles and the registered supervisors. One or two supervisors without a board, or an audit committee in its place, is “no”.',
    ),
    appliesWhen: boardsPossible,
  },
  {
    id: 'supervisors_total',
    section: 'G',
    type: 'integer',
    unit: 'persons',
    mayBeNone: false,
    label: text('监事会人数', '監事會人數', 'Supervisors'),
    help: text(
      '监事会全体成员数，含职工监事和主席。',
      '監事會全體成員數，含職工監事和主席。',
      'All members of the supervisory board, worker supervisors and its chair included.',
    ),
    appliesWhen: supervisoryBoardExists,
  },
  {
    id: 'supervisors_worker',
    section: 'G',
    type: 'integer',
    unit: 'persons',
    mayBeNone: false,
    label: text('职工监事人数', '職工監事人數', 'Worker supervisors'),
    help: text(
      '监事会中的职工代表人数，没有填 0；比例不得低于三分之一，按人数计算。',
      '監事會中的職工代表人數，沒有填 0；比例不得低於三分之一，按人數計算。',
      'Workers’ representatives on the supervisory board, 0 if none; at least one third, counted in persons.',
    ),
    appliesWhen: supervisoryBoardExists,
  },
  {
    id: 'chair_or_vice_on_supervisory',
    section: 'G',
    type: 'yes_no',
    mayBeNone: false,
    label: text('主席或副主席是否为监事', '主席或副主席是否為監事', 'Chair or vice-chair is a supervisor'),
    help: text(
      '主席或任一副主席列入监事名单的选“是”；法律不要求必须如此。',
      '主席或任一副主席列入監事名單的選「是」；法律不要求必須如此。',
      '“Yes” if the chair or any vice-chair is a registered supervisor; the law does not require it.',
    ),
    appliesWhen: { all: [unionExists, supervisoryBoardExists] },
  },
  {
    id: 'worker_reps_elected',
    section: 'G',
    type: 'yes_no',
    mayBeNone: false,
    label: text(
      '职工董事监事是否民主选举产生',
      '職工董事監事是否民主選舉產生',
      'Worker directors/supervisors elected by workers',
    ),
    help: text(
      '看职代会、职工大会的选举记录。由股东会、董事会或工会委员会指定的选“否”；有一人不是选举产生也选“否”。',
      '看職代會、職工大會的選舉記錄。由股東會、董事會或工會委員會指定的選「否」；有一人不是選舉產生也選「否」。',
      'See the record of the congress’s or general meeting’s election. Named by shareholders, directors or the union committee is “no”, even for one of them.',
    ),
    appliesWhen: workerRepresentativesExist,
  },
  {
    id: 'worker_rep_is_executive',
    section: 'G',
    type: 'yes_no',
    mayBeNone: false,
    label: text('职工代表是否由高管担任', '職工代表是否由高管擔任', 'Worker representative is an executive'),
    help: text(
      '职工董事、职工监事中有高级管理人员（经理、副经理、财务负责人、董事会秘书等）的选“是”。',
      '職工董事、職工監事中有高級管理人員（經理、副經理、財務負責人、董事會秘書等）的選「是」。',
      '“Yes” where a worker director or supervisor is a manager, deputy manager, head of finance or secretary of the board.',
    ),
    appliesWhen: workerRepresentativesExist,
  },
];
