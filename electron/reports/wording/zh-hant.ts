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
    // Only a version stands outside the title's marks; 試行 is part of the title.
    const [, name = title, version = ''] = /^(.*?)(?:（([^（）]*年[^（）]*)）)?$/.exec(title) ?? [];
    const details = [version, from === '' ? '' : `自${formatDate(from)}起施行`]
      .filter((part) => part !== '')
      .join('，');
    return `《${name}》${details === '' ? '' : `（${details}）`}${article}`;
  },
  joinArticles: (articles) => articles.join('、'),
  articleToBeConfirmed: '（條款待核）',
  list: (citations) => citations.join('、'),
  contrary: (citations) => `違反${citations}的規定。`,
  notInLine: (citations) => `不符合${citations}的要求。`,
  recommended: (citations) => `建議參照${citations}。`,
  see: (citations) => `另參見${citations}。`,
  later: (citations) => `檢查當日，${citations}尚未施行，建議對照改進。`,
  joinSentences: (sentences) => sentences.join(''),
};

function open({ issuer, place, date, inspectors }: Opening, whom: string): string {
  const where = place === '' ? '' : `，檢查地點：${place}`;
  const who = inspectors.length === 0 ? '' : `，檢查人員：${inspectors.join('、')}`;
  return `${issuer === '' ? '我會' : issuer}於${date}對${whom}的工會組織建設情況進行了檢查${where}${who}。`;
}

const deadline = ({ date, days, certain }: Deadline): string => {
  if (date === '') return `自本文書發出之日起${days}個工作日內`;
  const remark = certain ? '' : '；其間有年份的放假安排尚未公佈，按週一至週五計算，以公佈的安排為準';
  return `${date}前（自發出之日起${days}個工作日${remark}）`;
};

const notice: NoticeWording = {
  addressee: {
    reminder: (enterprise) => `${enterprise}：`,
    opinion: (enterprise) => `${enterprise}：`,
    rectification_notice: (enterprise) => `${enterprise}工會委員會：`,
    recommendation: () => '＿＿＿＿＿＿＿＿＿＿＿＿人力資源和社會保障局：',
  },
  opening: {
    reminder: (opening, problems) =>
      `${open(opening, '你單位')}${problems > 0 ? `現將檢查中發現的${problems}個情況提示如下，請予關注，對照有關規定自查改進。` : ''}`,
    opinion: (opening, problems) =>
      `${open(opening, '你單位')}${problems > 0 ? `檢查發現以下${problems}個問題，現提出整改意見。` : ''}`,
    rectification_notice: (opening, problems) =>
      `${open(opening, opening.enterprise)}${problems > 0 ? `檢查發現以下${problems}個問題，請你會會同企業按要求整改。` : ''}`,
    recommendation: (opening, problems) =>
      `${open(opening, opening.enterprise)}${problems > 0 ? `檢查發現該單位有以下${problems}個違反法律、法規、規章的問題，建議貴局依法處理。` : ''}`,
  },
  nothingFound: '檢查未發現屬於本文書範圍的問題。',
  replaces: ({ title, number, issuedOn }) =>
    `本文書更正${formatDate(issuedOn)}發出的《${title}》${number}，以本文書為準，原文書不再有效。`,
  problemsHeading: {
    reminder: '提示的情況',
    opinion: '存在的問題和整改意見',
    rectification_notice: '存在的問題和整改要求',
    recommendation: '違反規定的問題',
  },
  adviceHeading: '建議',
  adviceNote: '以下事項不屬於違反規定，供改進工作時參考。',
  fact: '事實',
  basis: '依據',
  remedy: { reminder: '改進', opinion: '整改', rectification_notice: '整改', recommendation: '應予改正' },
  advice: '建議',
  responsible: '責任',
  due: '期限',
  responsibleNames: {
    enterprise: '企業',
    enterprise_union: '企業工會',
    higher_union: '上級工會',
    parent_enterprise: '上級企業',
    party_organisation: '黨組織',
  },
  deadline,
  shortDeadline: ({ date, days }) => (date === '' ? `${days}個工作日內` : `${date}前`),
  replyHeading: '回覆',
  reply: {
    reminder: (date) => `請將自查改進情況於${date}書面告知我會。`,
    opinion: (date) =>
      `請按上述期限整改，並於${date}填寫《整改情況回執》，連同佐證材料送交我會；整改期限在此之後的，先報整改措施，整改完成後補報結果。對本意見有異議的，請在同一期限內書面說明理由。`,
    rectification_notice: (date) =>
      `請按上述期限整改，並於${date}填寫《整改情況回執》，連同佐證材料送交我會；整改期限在此之後的，先報整改措施，整改完成後補報結果。`,
    recommendation: (date) => `請將處理情況於${date}函告我會。`,
  },
  replyTo: '聯繫人（部門）',
  address: '地址',
  postcode: '郵政編碼',
  phone: '電話',
  signatory: (name) => `簽發人：${name}`,
  seal: '（印章）',
  copies: {
    reminder: ['本函一式兩份：送達被檢查單位一份，存根一份。'],
    opinion: ['本意見書一式三份：送達被檢查單位一份，送其工會一份，存根一份。'],
    rectification_notice: ['本通知書一式三份：送達企業工會一份，送企業一份，存根一份。'],
    recommendation: ['本建議書一式三份：送達受文機關一份，抄送被檢查單位一份，存根一份。'],
  },
};

const record: RecordWording = {
  fields: {
    enterprise: '被檢查單位',
    creditCode: '統一社會信用代碼',
    address: '檢查地點',
    date: '檢查日期',
    kind: '檢查類別',
    inspectors: '檢查人員',
    rules: '判斷規則',
  },
  first: '首次檢查',
  followUp: '複查',
  problemsHeading: '發現的問題',
  noProblems: '未發現問題。',
  adviceHeading: '建議（不屬於違反規定）',
  factsHeading: '檢查事實',
  factColumns: ['項目', '檢查結果'],
  contradictionsHeading: '前後矛盾，需核對',
  contradictionsNote: '以下答案不可能同時成立，不作為違反規定的結論。',
  unknownsHeading: '待工會補充的事項',
  unknownsNote: '以下事項尚不能判定，請工會補充並提供材料。未判定不等於符合。',
  unknownColumns: ['缺少的事實', '用於判定', '補充情況'],
  signatures: [
    '檢查人員（簽名）：＿＿＿＿＿＿＿＿　＿＿＿＿＿＿＿＿',
    '被檢查單位工會（簽名）：＿＿＿＿＿＿＿＿',
    '被檢查單位（簽名）：＿＿＿＿＿＿＿＿',
  ],
};

const slip: SlipWording = {
  regarding: '所復文書',
  cite: ({ title, number, issuedOn }) => `《${title}》${number}（${formatDate(issuedOn)}）`,
  to: (issuer) => `${issuer}：`,
  replyIntro: (cited) => `${cited}已收悉。現將整改情況報告如下：`,
  replyColumns: ['序號', '問題及期限', '整改措施和完成情況', '佐證材料'],
  replySignature: ['單位：＿＿＿＿＿＿＿＿＿＿＿＿', '負責人（簽名）：＿＿＿＿＿＿＿＿'],
  unitSeal: '（單位印章）',
  replyBack: '回執送交',
  receipt: {
    recipient: '受送達人',
    creditCode: '統一社會信用代碼',
    document: '送達文書',
    number: '文號',
    place: '送達地點',
    means: '送達方式',
    receiver: '收件人（簽名）',
    post: '收件人職務',
    received: '收到時間',
    refusal: '拒收事由',
    witness: '見證人姓名、單位、職務（簽名）',
    servers: '送達人（簽名）',
  },
  means: '□ 直接送達　□ 郵寄送達　□ 留置送達',
  receiptNote:
    '收件人不是受送達人本人的，應註明與受送達人的關係。拒絕簽收的，由送達人寫明事由和日期，見證人簽名，文書留在送達地點。本回證由送達人帶回存檔。',
  receiptSignature: [],
};

export const zhHant: ReportWording = {
  watermark: '草稿',
  draftNote: '草稿：檢查尚未完成，本稿按目前的答案和規則作出，發出前應當完成檢查。',
  formatDate,
  blank: '＿＿＿＿＿＿＿＿',
  blankIssuer: '＿＿＿＿＿＿＿＿（發文機關）',
  blankDate: '　　　　年　　月　　日',
  joinNames: (names) => names.join('、'),
  sectionNumber: (number) => `${toNumeral(number)}、`,
  problemNumber: (number) => `（${toNumeral(number)}）`,
  creditCode: (code) => `（統一社會信用代碼：${code}）`,
  inspector: (name, certificate) => `${name}（證件號：${certificate === '' ? '＿＿＿＿' : certificate}）`,
  law,
  notice,
  record,
  slip,
};
