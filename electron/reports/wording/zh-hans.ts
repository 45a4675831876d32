import type {
  Deadline,
  LawWording,
  NoticeWording,
  Opening,
  RecordWording,
  ReportWording,
  SlipWording,
} from './wording.ts';

const numerals = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 1 to 99 in Chinese numerals: 一, 十, 十一, 二十, 九十九. */
function toNumeral(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : numerals[tens]}十`;
  return head + (ones === 0 && tens > 0 ? '' : numerals[ones]);
}

function formatDate(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  return `${Number(year)}年${Number(month)}月${Number(day)}日`;
}

const law: LawWording = {
  cite: ({ title, article, from }) => {
    // Only a version stands outside the title's marks; 试行 is part of the title.
    const [, name = title, version = ''] = /^(.*?)(?:（([^（）]*年[^（）]*)）)?$/.exec(title) ?? [];
    const details = [version, from === '' ? '' : `自${formatDate(from)}起施行`]
      .filter((part) => part !== '')
      .join('，');
    return `《${name}》${details === '' ? '' : `（${details}）`}${article}`;
  },
  joinArticles: (articles) => articles.join('、'),
  articleToBeConfirmed: '（条款待核）',
  list: (citations) => citations.join('、'),
  contrary: (citations) => `违反${citations}的规定。`,
  notInLine: (citations) => `不符合${citations}的要求。`,
  recommended: (citations) => `建议参照${citations}。`,
  see: (citations) => `另参见${citations}。`,
  later: (citations) => `检查当日，${citations}尚未施行，建议对照改进。`,
  joinSentences: (sentences) => sentences.join(''),
};

function open({ issuer, place, date, inspectors }: Opening, whom: string): string {
  const where = place === '' ? '' : `，检查地点：${place}`;
  const who = inspectors.length === 0 ? '' : `，检查人员：${inspectors.join('、')}`;
  return `${issuer === '' ? '我会' : issuer}于${date}对${whom}的工会组织建设情况进行了检查${where}${who}。`;
}

const deadline = ({ date, days, certain }: Deadline): string => {
  if (date === '') return `自本文书发出之日起${days}个工作日内`;
  const remark = certain ? '' : '；其间有年份的放假安排尚未公布，按周一至周五计算，以公布的安排为准';
  return `${date}前（自发出之日起${days}个工作日${remark}）`;
};

const notice: NoticeWording = {
  addressee: {
    reminder: (enterprise) => `${enterprise}：`,
    opinion: (enterprise) => `${enterprise}：`,
    rectification_notice: (enterprise) => `${enterprise}工会委员会：`,
    recommendation: () => '＿＿＿＿＿＿＿＿＿＿＿＿人力资源和社会保障局：',
  },
  opening: {
    reminder: (opening, problems) =>
      `${open(opening, '你单位')}${problems > 0 ? `现将检查中发现的${problems}个情况提示如下，请予关注，对照有关规定自查改进。` : ''}`,
    opinion: (opening, problems) =>
      `${open(opening, '你单位')}${problems > 0 ? `检查发现以下${problems}个问题，现提出整改意见。` : ''}`,
    rectification_notice: (opening, problems) =>
      `${open(opening, opening.enterprise)}${problems > 0 ? `检查发现以下${problems}个问题，请你会会同企业按要求整改。` : ''}`,
    recommendation: (opening, problems) =>
      `${open(opening, opening.enterprise)}${problems > 0 ? `检查发现该单位有以下${problems}个违反法律、法规、规章的问题，建议贵局依法处理。` : ''}`,
  },
  nothingFound: '检查未发现属于本文书范围的问题。',
  replaces: ({ title, number, issuedOn }) =>
    `本文书更正${formatDate(issuedOn)}发出的《${title}》${number}，以本文书为准，原文书不再有效。`,
  problemsHeading: {
    reminder: '提示的情况',
    opinion: '存在的问题和整改意见',
    rectification_notice: '存在的问题和整改要求',
    recommendation: '违反规定的问题',
  },
  adviceHeading: '建议',
  adviceNote: '以下事项不属于违反规定，供改进工作时参考。',
  fact: '事实',
  basis: '依据',
  remedy: { reminder: '改进', opinion: '整改', rectification_notice: '整改', recommendation: '应予改正' },
  advice: '建议',
  responsible: '责任',
  due: '期限',
  responsibleNames: {
    enterprise: '企业',
    enterprise_union: '企业工会',
    higher_union: '上级工会',
    parent_enterprise: '上级企业',
    party_organisation: '党组织',
  },
  deadline,
  shortDeadline: ({ date, days }) => (date === '' ? `${days}个工作日内` : `${date}前`),
  replyHeading: '回复',
  reply: {
    reminder: (date) => `请将自查改进情况于${date}书面告知我会。`,
    opinion: (date) =>
      `请按上述期限整改，并于${date}填写《整改情况回执》，连同佐证材料送交我会；整改期限在此之后的，先报整改措施，整改完成后补报结果。对本意见有异议的，请在同一期限内书面说明理由。`,
    rectification_notice: (date) =>
      `请按上述期限整改，并于${date}填写《整改情况回执》，连同佐证材料送交我会；整改期限在此之后的，先报整改措施，整改完成后补报结果。`,
    recommendation: (date) => `请将处理情况于${date}函告我会。`,
  },
  replyTo: '联系人（部门）',
  address: '地址',
  postcode: '邮政编码',
  phone: '电话',
  signatory: (name) => `签发人：${name}`,
  seal: '（印章）',
  copies: {
    reminder: ['本函一式两份：送达被检查单位一份，存根一份。'],
    opinion: ['本意见书一式三份：送达被检查单位一份，送其工会一份，存根一份。'],
    rectification_notice: ['本通知书一式三份：送达企业工会一份，送企业一份，存根一份。'],
    recommendation: ['本建议书一式三份：送达受文机关一份，抄送被检查单位一份，存根一份。'],
  },
};

const record: RecordWording = {
  fields: {
    enterprise: '被检查单位',
    creditCode: '统一社会信用代码',
    address: '检查地点',
    date: '检查日期',
    kind: '检查类别',
    inspectors: '检查人员',
    rules: '判断规则',
  },
  first: '首次检查',
  followUp: '复查',
  problemsHeading: '发现的问题',
  noProblems: '未发现问题。',
  adviceHeading: '建议（不属于违反规定）',
  factsHeading: '检查事实',
  factColumns: ['项目', '检查结果'],
  contradictionsHeading: '前后矛盾，需核对',
  contradictionsNote: '以下答案不可能同时成立，不作为违反规定的结论。',
  unknownsHeading: '待工会补充的事项',
  unknownsNote: '以下事项尚不能判定，请工会补充并提供材料。未判定不等于符合。',
  unknownColumns: ['缺少的事实', '用于判定', '补充情况'],
  signatures: [
    '检查人员（签名）：＿＿＿＿＿＿＿＿　＿＿＿＿＿＿＿＿',
    '被检查单位工会（签名）：＿＿＿＿＿＿＿＿',
    '被检查单位（签名）：＿＿＿＿＿＿＿＿',
  ],
};

const slip: SlipWording = {
  regarding: '所复文书',
  cite: ({ title, number, issuedOn }) => `《${title}》${number}（${formatDate(issuedOn)}）`,
  to: (issuer) => `${issuer}：`,
  replyIntro: (cited) => `${cited}已收悉。现将整改情况报告如下：`,
  replyColumns: ['序号', '问题及期限', '整改措施和完成情况', '佐证材料'],
  replySignature: ['单位：＿＿＿＿＿＿＿＿＿＿＿＿', '负责人（签名）：＿＿＿＿＿＿＿＿'],
  unitSeal: '（单位印章）',
  replyBack: '回执送交',
  receipt: {
    recipient: '受送达人',
    creditCode: '统一社会信用代码',
    document: '送达文书',
    number: '文号',
    place: '送达地点',
    means: '送达方式',
    receiver: '收件人（签名）',
    post: '收件人职务',
    received: '收到时间',
    refusal: '拒收事由',
    witness: '见证人姓名、单位、职务（签名）',
    servers: '送达人（签名）',
  },
  means: '□ 直接送达　□ 邮寄送达　□ 留置送达',
  receiptNote:
    '收件人不是受送达人本人的，应注明与受送达人的关系。拒绝签收的，由送达人写明事由和日期，见证人签名，文书留在送达地点。本回证由送达人带回存档。',
  receiptSignature: [],
};

export const zhHans: ReportWording = {
  watermark: '草稿',
  draftNote: '草稿：检查尚未完成，本稿按目前的答案和规则作出，发出前应当完成检查。',
  formatDate,
  blank: '＿＿＿＿＿＿＿＿',
  blankIssuer: '＿＿＿＿＿＿＿＿（发文机关）',
  blankDate: '　　　　年　　月　　日',
  joinNames: (names) => names.join('、'),
  sectionNumber: (number) => `${toNumeral(number)}、`,
  problemNumber: (number) => `（${toNumeral(number)}）`,
  creditCode: (code) => `（统一社会信用代码：${code}）`,
  inspector: (name, certificate) => `${name}（证件号：${certificate === '' ? '＿＿＿＿' : certificate}）`,
  law,
  notice,
  record,
  slip,
};
