import type { FactDefinition, FactOption } from '#domain/fact.ts';
import { congressExists, isYes, jointMeetingActed, settlementNeeded, unionExists } from './conditions.ts';
import { option, text } from './text.ts';

/** Matters that may come before the congress or, instead of it, before the joint meeting. */
const reviewItems: readonly FactOption[] = [
  option('interest_plan', text('涉及切身利益的重大方案', '涉及切身利益的重大方案', 'Major plans affecting workers')),
  option('rules', text('重要规章制度', '重要規章制度', 'Important rules')),
  option('collective_contract', text('集体合同草案', '集體合同草案', 'Draft collective contract')),
  option('wage_agreement', text('工资专项集体合同草案', '工資專項集體合同草案', 'Draft wage agreement')),
  option('settlement_plan', text('职工安置方案', '職工安置方案', 'Resettlement plan')),
  option('welfare_fund', text('福利基金使用方案', '福利基金使用方案', 'Use of the welfare fund')),
  option(
    'worker_director_election',
    text('选举职工董事和职工监事', '選舉職工董事和職工監事', 'Election of worker directors and supervisors'),
  ),
  option('si_report', text('社会保险费缴纳情况报告', '社會保險費繳納情況報告', 'Report on social insurance')),
  option('leader_appraisal', text('民主评议领导人员', '民主評議領導人員', 'Appraisal of leaders')),
];

/** Section F, second half: what was put before the workers’ congress. */
export const matterFacts: readonly FactDefinition[] = [
  {
    id: 'wc_items_reviewed',
    section: 'F',
    type: 'set',
    options: reviewItems,
    mayBeNone: false,
    label: text('职代会审议事项', '職代會審議事項', 'Items reviewed'),
    help: text(
      '最近一个年度提交大会审议的事项，逐项看议程和决议；只在工作报告中提到的不算。一项也没有的，不勾选并保存。',
      '最近一個年度提交大會審議的事項，逐項看議程和決議；只在工作報告中提到的不算。一項也沒有的，不勾選並保存。',
      'What was put before the congress in the latest year, item by item from the agenda and resolutions; a mention in a report does not count. If nothing was, save with none ticked.',
    ),
    appliesWhen: congressExists,
  },
  {
    id: 'wc_joint_meeting_items',
    section: 'F',
    type: 'set',
    options: reviewItems,
    mayBeNone: false,
    label: text('交由联席会议通过的事项', '交由聯席會議通過的事項', 'Items passed by a joint meeting instead'),
    help: text(
      '没有开大会、只由职代会联席会议（团组长会议）通过的事项。应由大会通过的重大事项不能这样代替；没有的不勾选并保存。',
      '沒有開大會、只由職代會聯席會議（團組長會議）通過的事項。應由大會通過的重大事項不能這樣代替；沒有的不勾選並保存。',
      'Items passed by the joint meeting of group leaders without the congress. It cannot stand in for the congress on the items reserved to it; if there are none, save with none ticked.',
    ),
    appliesWhen: congressExists,
  },
  {
    id: 'wc_joint_meeting_confirmed',
    section: 'F',
    type: 'yes_no',
    mayBeNone: false,
    label: text('下次职代会是否确认', '下次職代會是否確認', 'Confirmed by next congress'),
    help: text(
      '看下一次大会确认联席会议决定的决议。下次大会尚未召开的选“不适用”。',
      '看下一次大會確認聯席會議決定的決議。下次大會尚未召開的選「不適用」。',
      'Look for the next session’s resolution confirming what the joint meeting passed. If that session has not been held yet, “not applicable”.',
    ),
    appliesWhen: jointMeetingActed,
  },
  {
    id: 'interest_plan_12m',
    section: 'F',
    type: 'yes_no',
    mayBeNone: false,
    label: text(
      '近12个月有无涉及切身利益的重大方案',
      '近12個月有無涉及切身利益的重大方案',
      'Major plan affecting workers, last 12 months',
    ),
    help: text(
      '近12个月是否提出或实施直接涉及劳动报酬、工时休假、劳动安全、保险福利、培训、劳动纪律、定额管理等的重大方案。日常人事安排不算。',
      '近12個月是否提出或實施直接涉及勞動報酬、工時休假、勞動安全、保險福利、培訓、勞動紀律、定額管理等的重大方案。日常人事安排不算。',
      'Whether a major plan on pay, hours and leave, safety, insurance and benefits, training, discipline or quotas was put forward or carried out in the last 12 months. Everyday staffing does not count.',
    ),
  },
  {
    id: 'interest_plan_wc_discussed',
    section: 'F',
    type: 'yes_no',
    mayBeNone: false,
    label: text(
      '该方案是否经职代会或全体职工讨论',
      '該方案是否經職代會或全體職工討論',
      'Plan discussed by congress or all workers',
    ),
    help: text(
      '看讨论记录。法律要求讨论并与工会或职工代表平等协商，不要求同意；只发通知的选“否”。',
      '看討論記錄。法律要求討論並與工會或職工代表平等協商，不要求同意；只發通知的選「否」。',
      'See the record of discussion. The law asks for discussion and consultation on equal terms, not for consent; a mere notice is “no”.',
    ),
    appliesWhen: isYes('interest_plan_12m'),
  },
  {
    id: 'rule_change_12m',
    section: 'F',
    type: 'yes_no',
    mayBeNone: false,
    label: text(
      '近12个月有无制定修改重要规章制度',
      '近12個月有無制定修改重要規章制度',
      'Important rule adopted or changed, last 12 months',
    ),
    help: text(
      '近12个月是否制定、修改直接涉及职工切身利益的规章制度，如员工手册、考勤、奖惩办法。文字更正不算。',
      '近12個月是否制定、修改直接涉及職工切身利益的規章制度，如員工手冊、考勤、獎懲辦法。文字更正不算。',
      'Whether a rule touching workers’ own interests was made or changed in the last 12 months, such as a handbook, attendance or discipline. Corrections of wording do not count.',
    ),
  },
  {
    id: 'rule_wc_discussed',
    section: 'F',
    type: 'yes_no',
    mayBeNone: false,
    label: text(
      '规章是否经职代会或全体职工讨论',
      '規章是否經職代會或全體職工討論',
      'Rule discussed by congress or all workers',
    ),
    help: text(
      '看职代会或全体职工讨论、提出意见的记录。只由管理层签发的选“否”。',
      '看職代會或全體職工討論、提出意見的記錄。只由管理層簽發的選「否」。',
      'See the record of the congress or all workers discussing it. Issued by management alone is “no”.',
    ),
    appliesWhen: isYes('rule_change_12m'),
  },
  {
    id: 'restructuring_12m',
    section: 'F',
    type: 'yes_no',
    mayBeNone: false,
    label: text('近12个月有无改制/重组', '近12個月有無改制/重組', 'Restructuring, last 12 months'),
    help: text(
      '近12个月有无改制、合并、分立、重组、解散或破产，看董事会决议和工商变更。单纯股东变更、不影响用工的不算。',
      '近12個月有無改制、合併、分立、重組、解散或破產，看董事會決議和工商變更。單純股東變更、不影響用工的不算。',
      'Conversion, merger, division, restructuring, dissolution or bankruptcy in the last 12 months, from board resolutions and the register. A mere change of shareholder that leaves staff alone does not count.',
    ),
  },
  {
    id: 'restructuring_needs_settlement',
    section: 'F',
    type: 'yes_no',
    mayBeNone: false,
    label: text('是否涉及职工安置', '是否涉及職工安置', 'Staff resettlement involved'),
    help: text(
      '是否涉及职工分流、劳动关系变更、经济补偿或社会保险接续。',
      '是否涉及職工分流、勞動關係變更、經濟補償或社會保險接續。',
      'Whether staff are moved, contracts changed, compensation paid or insurance carried over.',
    ),
    appliesWhen: isYes('restructuring_12m'),
  },
  {
    id: 'settlement_plan_wc_result',
    section: 'F',
    type: 'enum',
    options: [
      option('passed', text('通过', '通過', 'Passed')),
      option('rejected', text('未通过', '未通過', 'Rejected')),
      option('not_submitted', text('未提交', '未提交', 'Not submitted')),
    ],
    mayBeNone: false,
    label: text('安置方案审议结果', '安置方案審議結果', 'Congress result on settlement plan'),
    help: text(
      '看职代会对职工安置方案的表决记录。口头说明或只公示的选“未提交”。',
      '看職代會對職工安置方案的表決記錄。口頭說明或只公示的選「未提交」。',
      'See the record of the congress’s vote on the plan. Explained by word of mouth or only posted up is “not submitted”.',
    ),
    appliesWhen: settlementNeeded,
  },
  {
    id: 'settlement_plan_lead_days',
    section: 'F',
    type: 'integer',
    unit: 'days',
    mayBeNone: true,
    noneLabel: text('未送达', '未送達', 'Not delivered'),
    label: text('方案提前送达天数', '方案提前送達天數', 'Days plan delivered in advance'),
    help: text(
      '安置方案送达职工代表距大会召开的天数；当天送达填 0，根本没有送达的选“未送达”。',
      '安置方案送達職工代表距大會召開的天數；當天送達填 0，根本沒有送達的選「未送達」。',
      'Days from the delivery of the plan to delegates until the session; 0 for the same day, “not delivered” if they never got it.',
    ),
    appliesWhen: settlementNeeded,
  },
  {
    id: 'union_rep_in_interest_meetings',
    section: 'F',
    type: 'yes_no',
    mayBeNone: false,
    label: text(
      '研究切身利益问题的会议有无工会代表',
      '研究切身利益問題的會議有無工會代表',
      'Union representative at meetings on workers’ interests',
    ),
    help: text(
      '研究工资、福利、安全、社会保险等问题的会议有工会代表参加的选“是”，看签到和纪要。主席以行政身份参加不算。',
      '研究工資、福利、安全、社會保險等問題的會議有工會代表參加的選「是」，看簽到和紀要。主席以行政身份參加不算。',
      '“Yes” where a union representative sat in on meetings about pay, welfare, safety and insurance, from the lists and minutes. Being there in a management capacity does not count.',
    ),
    appliesWhen: unionExists,
  },
];
