import type { FactDefinition } from '#domain/fact.ts';
import { isYes } from './conditions.ts';
import { text } from './text.ts';

/** Section H: what the enterprise makes known to its workers. */
export const disclosureFacts: readonly FactDefinition[] = [
  {
    id: 'interest_rules_published',
    section: 'H',
    type: 'yes_no',
    mayBeNone: false,
    label: text(
      '涉及切身利益的规章和决定是否公示或告知',
      '涉及切身利益的規章和決定是否公示或告知',
      'Rules/decisions published or notified',
    ),
    help: text(
      '近12个月制定修改的规章和重大决定是否公示或告知到每名职工，看公告、签收或系统通知。只发到部门的选“否”。',
      '近12個月制定修改的規章和重大決定是否公示或告知到每名職工，看公告、簽收或系統通知。只發到部門的選「否」。',
      'Whether rules and decisions of the last 12 months were posted up or made known to every worker, from notices, receipts or messages. Sent to departments only is “no”.',
    ),
    appliesWhen: { any: [isYes('rule_change_12m'), isYes('interest_plan_12m')] },
  },
  {
    id: 'disclosed_major_decisions',
    section: 'H',
    type: 'yes_no',
    mayBeNone: false,
    label: text('是否公开重大经营决策', '是否公開重大經營決策', 'Major business decisions disclosed'),
    help: text(
      '看公开栏、网页或职代会报告，要见到近一年的内容。国有、集体及其控股企业必须公开，其他企业是提倡。',
      '看公開欄、網頁或職代會報告，要見到近一年的內容。國有、集體及其控股企業必須公開，其他企業是提倡。',
      'See the board, the page or the report to the congress, with contents of the last year. State and collective enterprises must disclose; for others it is encouraged.',
    ),
  },
  {
    id: 'disclosed_income',
    section: 'H',
    type: 'yes_no',
    mayBeNone: false,
    label: text('是否公开收入分配情况', '是否公開收入分配情況', 'Income distribution disclosed'),
    help: text(
      '公开的是工资总额、分配办法等总体情况，不是个人名单，个人工资属于个人信息。国有、集体及其控股企业必须公开。',
      '公開的是工資總額、分配辦法等總體情況，不是個人名單，個人工資屬於個人信息。國有、集體及其控股企業必須公開。',
      'Totals and methods of distribution, never a list of names, since pay is personal data. State and collective enterprises must disclose.',
    ),
  },
  {
    id: 'si_monthly_notice',
    section: 'H',
    type: 'yes_no',
    mayBeNone: false,
    label: text(
      '是否按月告知本人社保缴费明细',
      '是否按月告知本人社保繳費明細',
      'Monthly contribution notice to each worker',
    ),
    help: text(
      '每月是否把缴费明细告知职工本人，工资单、短信、系统查询均可。公布所有人名单的做法不对。',
      '每月是否把繳費明細告知職工本人，工資單、短信、系統查詢均可。公布所有人名單的做法不對。',
      'Whether each worker is told the own contributions every month, by pay slip, message or system. A list of everybody’s is wrong.',
    ),
  },
  {
    id: 'si_annual_published',
    section: 'H',
    type: 'yes_no',
    mayBeNone: false,
    label: text(
      '是否每年公布全年社保缴费情况',
      '是否每年公布全年社保繳費情況',
      'Annual contribution statement published',
    ),
    help: text(
      '是否每年向职工公布或向职代会报告本单位全年缴纳情况，看公告或报告；公布的是单位总体情况。',
      '是否每年向職工公布或向職代會報告本單位全年繳納情況，看公告或報告；公布的是單位總體情況。',
      'Whether the year’s contributions of the enterprise are published or reported to the congress every year; totals, not persons.',
    ),
  },
  {
    id: 'appraisal_held',
    section: 'H',
    type: 'yes_no',
    mayBeNone: false,
    label: text('是否民主评议领导人员', '是否民主評議領導人員', 'Leaders appraised by workers'),
    help: text(
      '近一年是否由职代会或职工代表评议企业领导人员，看测评表和汇总。上级组织的考核不算。',
      '近一年是否由職代會或職工代表評議企業領導人員，看測評表和彙總。上級組織的考核不算。',
      'Whether the congress or delegates appraised the leaders in the last year, from the forms and the summary. An assessment by superiors does not count.',
    ),
  },
  {
    id: 'appraisal_published',
    section: 'H',
    type: 'yes_no',
    mayBeNone: false,
    label: text('评议结果是否公开', '評議結果是否公開', 'Appraisal result published'),
    help: text(
      '评议结果是否向职工代表或全体职工公开，看公告或会议记录；只报上级的选“否”。',
      '評議結果是否向職工代表或全體職工公開，看公告或會議記錄；只報上級的選「否」。',
      'Whether the result was made known to delegates or all workers, from the notice or minutes; reported upwards only is “no”.',
    ),
    appliesWhen: isYes('appraisal_held'),
  },
  {
    id: 'exec_annual_salary_system',
    section: 'H',
    type: 'yes_no',
    mayBeNone: false,
    label: text('经营者是否实行年薪制', '經營者是否實行年薪制', 'Executives on annual-salary scheme'),
    help: text(
      '看薪酬办法。按年确定并考核兑现的选“是”；月薪加年终奖不算年薪制。',
      '看薪酬辦法。按年確定並考核兌現的選「是」；月薪加年終獎不算年薪制。',
      'See the pay rules. Fixed by the year and paid after an assessment is “yes”; a monthly salary with a bonus is not.',
    ),
  },
  {
    id: 'exec_salary_disclosed',
    section: 'H',
    type: 'yes_no',
    mayBeNone: false,
    label: text('年薪标准考核兑现是否公开', '年薪標準考核兌現是否公開', 'Annual salary disclosed'),
    help: text(
      '年薪的标准、考核和兑现三项都公开的选“是”，看公开栏或职代会报告。',
      '年薪的標準、考核和兌現三項都公開的選「是」，看公開欄或職代會報告。',
      '“Yes” where standard, assessment and payment are all disclosed, on the board or to the congress.',
    ),
    appliesWhen: isYes('exec_annual_salary_system'),
  },
];
