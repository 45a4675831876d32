import type { FactDefinition } from '#domain/fact.ts';
import { option, text } from './text.ts';

/** Section E, second half: the wage plan and the wage agreement. */
export const wageFacts: readonly FactDefinition[] = [
  {
    id: 'wage_plan_decider',
    section: 'E',
    type: 'enum',
    options: [
      option('negotiated', text('集体协商确定', '集體協商確定', 'Negotiated')),
      option('congress', text('职代会决定', '職代會決定', 'Workers’ congress')),
      option('management_only', text('经营管理层', '經營管理層', 'Management')),
      option('parent_company', text('上级公司', '上級公司', 'Parent company')),
      option('board', text('董事会', '董事會', 'Board of directors')),
    ],
    mayBeNone: false,
    label: text('工资分配方案决定主体', '工資分配方案決定主體', 'Who decides the wage plan'),
    help: text(
      '工资分配方案最终由谁决定，问人事、财务和工会三方。经协商签订的选“集体协商确定”；只征求过意见、由管理层决定的仍选“经营管理层”。',
      '工資分配方案最終由誰決定，問人事、財務和工會三方。經協商簽訂的選「集體協商確定」；只徵求過意見、由管理層決定的仍選「經營管理層」。',
      'Who finally decides the wage plan; ask personnel, accounts and the union. Bargained and signed is “negotiated”; decided by management after hearing opinions is still “management”.',
    ),
  },
  {
    id: 'wage_plan_consulted',
    section: 'E',
    type: 'yes_no',
    mayBeNone: false,
    label: text('是否征求工会或职工意见', '是否徵求工會或職工意見', 'Union or workers consulted'),
    help: text(
      '决定前是否听取工会或职工意见，看会议记录、征求意见稿或问卷。决定后通知的选“否”。',
      '決定前是否聽取工會或職工意見，看會議記錄、徵求意見稿或問卷。決定後通知的選「否」。',
      'Whether the union or the workers were heard before the decision, from minutes, drafts or forms. Telling them afterwards is “no”.',
    ),
  },
  {
    id: 'wage_agreement_status',
    section: 'E',
    type: 'enum',
    options: [
      option('in_force', text('有效', '有效', 'In force')),
      option('expired', text('已到期', '已到期', 'Expired')),
      option('none', text('未签订', '未簽訂', 'None')),
    ],
    mayBeNone: false,
    label: text('工资专项集体合同', '工資專項集體合同', 'Wage agreement status'),
    help: text(
      '看工资专项集体合同或集体合同的工资附件及其有效期。企业自定的工资制度不是工资协议。',
      '看工資專項集體合同或集體合同的工資附件及其有效期。企業自定的工資制度不是工資協議。',
      'See the special contract on wages, or the wage annex of the collective contract, and its term. The enterprise’s own pay rules are no agreement.',
    ),
  },
  {
    id: 'wage_agreement_signed_on',
    section: 'E',
    type: 'date',
    mayBeNone: true,
    noneLabel: text('未签订', '未簽訂', 'Not signed'),
    label: text('工资协议签订日期', '工資協議簽訂日期', 'Wage agreement signed on'),
    help: text(
      '最近一份工资协议的签字日期。',
      '最近一份工資協議的簽字日期。',
      'The day the latest wage agreement was signed.',
    ),
    appliesWhen: { fact: 'wage_agreement_status', in: ['in_force', 'expired'] },
  },
];
