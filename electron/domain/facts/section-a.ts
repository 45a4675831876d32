import type { FactDefinition } from '#domain/fact.ts';
import { option, text } from './text.ts';

/** Section A: what kind of enterprise it is and how many work there. */
export const enterpriseFacts: readonly FactDefinition[] = [
  {
    id: 'ownership',
    section: 'A',
    type: 'enum',
    options: [
      option('state_wholly', text('国有独资或全资', '國有獨資或全資', 'Wholly state-owned')),
      option('state_controlled', text('国有控股', '國有控股', 'State-controlled')),
      option('collective', text('集体所有', '集體所有', 'Collective')),
      option('collective_controlled', text('集体控股', '集體控股', 'Collectively controlled')),
      option('private', text('私营', '私營', 'Private')),
      option('foreign', text('外商投资', '外商投資', 'Foreign-invested')),
      option('hmt', text('港澳台投资', '港澳台投資', 'Hong Kong, Macao or Taiwan investment')),
      option('mixed_other', text('混合所有或其他', '混合所有或其他', 'Mixed or other')),
    ],
    mayBeNone: false,
    label: text('所有制类型', '所有制類型', 'Ownership'),
    help: text(
      '看营业执照、公司章程和国资登记，按实际控制人判断。国有全资与国有控股分开选；港澳台投资不算外商投资。',
      '看營業執照、公司章程和國資登記，按實際控制人判斷。國有全資與國有控股分開選；港澳台投資不算外商投資。',
      'Read the licence, the articles and the state-assets register, and go by who really controls the enterprise. Wholly state-owned and state-controlled are separate; Hong Kong, Macao and Taiwan capital is not foreign.',
    ),
  },
  {
    id: 'legal_form',
    section: 'A',
    type: 'enum',
    options: [
      option('llc', text('有限责任公司', '有限責任公司', 'Limited liability company')),
      option('jsc', text('股份有限公司', '股份有限公司', 'Joint-stock company')),
      option('swe', text('国有独资公司', '國有獨資公司', 'Wholly state-owned company')),
      option(
        'soe_noncorp',
        text('全民所有制企业（非公司制）', '全民所有制企業（非公司制）', 'State enterprise, not a company'),
      ),
      option(
        'collective_noncorp',
        text('集体所有制企业（非公司制）', '集體所有制企業（非公司制）', 'Collective enterprise, not a company'),
      ),
      option('partnership', text('合伙企业', '合夥企業', 'Partnership')),
      option('sole_prop', text('个人独资企业', '個人獨資企業', 'Sole proprietorship')),
      option('branch', text('分支机构', '分支機構', 'Branch')),
      option('other', text('其他', '其他', 'Other')),
    ],
    mayBeNone: false,
    label: text('法律形式', '法律形式', 'Legal form'),
    help: text(
      '照营业执照上的“类型”填写。分公司、办事处等选“分支机构”，公司法上的要求不适用于它；“国有独资公司”是一种公司，不同于未改制的全民所有制企业。',
      '照營業執照上的「類型」填寫。分公司、辦事處等選「分支機構」，公司法上的要求不適用於它；「國有獨資公司」是一種公司，不同於未改制的全民所有制企業。',
      'As the “type” on the licence. A branch or office is “branch”, to which company law does not apply; a wholly state-owned company is a company, unlike a state enterprise that was never converted.',
    ),
  },
  {
    id: 'employees_total',
    section: 'A',
    type: 'integer',
    unit: 'persons',
    mayBeNone: false,
    label: text('职工总数', '職工總數', 'Employees'),
    help: text(
      '看花名册或社保名单，含试用期人员，不含劳务派遣人员（另填）。200人、300人的标准按这个数计算，不是按会员数。',
      '看花名冊或社保名單，含試用期人員，不含勞務派遣人員（另填）。200人、300人的標準按這個數計算，不是按會員數。',
      'From the roll or the insurance list: contract staff including those on probation, without dispatched workers, who have a field of their own. The thresholds of 200 and 300 count these people, not members.',
    ),
  },
  {
    id: 'employees_women',
    section: 'A',
    type: 'integer',
    unit: 'persons',
    mayBeNone: false,
    label: text('女职工人数', '女職工人數', 'Women employees'),
    help: text(
      '职工总数中的女性人数，口径与职工总数相同，不含劳务派遣人员。北京的女职工委员会标准按女职工数计算。',
      '職工總數中的女性人數，口徑與職工總數相同，不含勞務派遣人員。北京的女職工委員會標準按女職工數計算。',
      'Women among the employees, counted the same way, without dispatched workers. Beijing counts women employees for the women’s committee.',
    ),
  },
  {
    id: 'employees_dispatched',
    section: 'A',
    type: 'integer',
    unit: 'persons',
    mayBeNone: false,
    label: text('劳务派遣人数', '勞務派遣人數', 'Dispatched workers'),
    help: text(
      '由劳务派遣单位派来用工的人数，看派遣协议和用工名单；没有填 0。业务外包人员不算。',
      '由勞務派遣單位派來用工的人數，看派遣協議和用工名單；沒有填 0。業務外包人員不算。',
      'People sent by a labour-dispatch agency, from its agreement and the list of those at work; 0 if there are none. Staff of outsourced services do not count.',
    ),
  },
  {
    id: 'payroll_12m',
    section: 'A',
    type: 'money',
    unit: 'CNY',
    mayBeNone: false,
    label: text('近12个月工资总额', '近12個月工資總額', 'Payroll, last 12 months'),
    help: text(
      '最近12个整月的工资总额，按国家统计局口径，含奖金、津贴和加班工资，看财务报表。它是计算工会经费百分之二的基数。',
      '最近12個整月的工資總額，按國家統計局口徑，含獎金、津貼和加班工資，看財務報表。它是計算工會經費百分之二的基數。',
      'Total wages of the last 12 full months as the statistics bureau defines them, with bonuses, allowances and overtime, from the accounts. It is what the two per cent of union funds is taken of.',
    ),
  },
  {
    id: 'party_org',
    section: 'A',
    type: 'yes_no',
    mayBeNone: false,
    label: text('是否建立党组织', '是否建立黨組織', 'Party organisation exists'),
    help: text(
      '企业内有无经批准成立的党委、总支或支部；联合支部也算，只有个别党员不算。',
      '企業內有無經批准成立的黨委、總支或支部；聯合支部也算，只有個別黨員不算。',
      'A committee, general branch or branch of the Party approved for this enterprise; a joint branch counts, single members do not.',
    ),
  },
];
