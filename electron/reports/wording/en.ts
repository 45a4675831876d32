import type {
  Deadline,
  LawWording,
  NoticeWording,
  Opening,
  RecordWording,
  ReportWording,
  SlipWording,
} from './wording.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function formatDate(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  return `${Number(day)} ${months[Number(month) - 1]} ${Number(year)}`;
}

function joinNames(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const law: LawWording = {
  cite: ({ title, article, from }) =>
    `${article === '' ? '' : `${article} of the `}${title}${from === '' ? '' : ` (in force since ${formatDate(from)})`}`,
  joinArticles: (articles) => articles.join(', '),
  articleToBeConfirmed: ' (article to be confirmed)',
  list: (citations) => citations.join('; '),
  contrary: (citations) => `Contrary to ${citations}.`,
  notInLine: (citations) => `Not in line with ${citations}.`,
  recommended: (citations) => `Recommended with reference to ${citations}.`,
  see: (citations) => `See also ${citations}.`,
  later: (citations) =>
    `Not yet in force on the day of the inspection: ${citations}. Recommended for comparison and improvement.`,
  joinSentences: (sentences) => sentences.join(' '),
};

function open({ issuer, place, date, inspectors }: Opening, whom: string): string {
  const where = place === '' ? '' : ` at ${place}`;
  const who = inspectors.length === 0 ? '' : ` Inspectors: ${joinNames(inspectors)}.`;
  return `On ${date} ${issuer === '' ? 'this union' : issuer} inspected how the trade union of ${whom} is organised${where}.${who}`;
}

const count = (problems: number): string => (problems === 1 ? 'one problem' : `${problems} problems`);

const deadline = ({ date, days, certain }: Deadline): string => {
  if (date === '') return `within ${days} working days of the date of issue`;
  const remark = certain
    ? ''
    : '; the holidays of a year in this term are not published yet: Monday to Friday were counted, and the published holidays prevail';
  return `by ${date} (${days} working days from the date of issue${remark})`;
};

const notice: NoticeWording = {
  addressee: {
    reminder: (enterprise) => `To: ${enterprise}`,
    opinion: (enterprise) => `To: ${enterprise}`,
    rectification_notice: (enterprise) => `To: the trade union committee of ${enterprise}`,
    recommendation: () => 'To: ____________________ Human Resources and Social Security Bureau',
  },
  opening: {
    reminder: (opening, problems) =>
      `${open(opening, opening.enterprise)}${problems > 0 ? ` We draw your attention to ${count(problems)} below; please check them against the rules named and improve.` : ''}`,
    opinion: (opening, problems) =>
      `${open(opening, opening.enterprise)}${problems > 0 ? ` The inspection found ${count(problems)}; our opinion on putting them right follows.` : ''}`,
    rectification_notice: (opening, problems) =>
      `${open(opening, opening.enterprise)}${problems > 0 ? ` The inspection found ${count(problems)}; please put them right together with the enterprise as required below.` : ''}`,
    recommendation: (opening, problems) =>
      `${open(opening, opening.enterprise)}${problems > 0 ? ` The inspection found ${count(problems)} contrary to law, regulations or ministry rules; we recommend that your bureau deal with them according to law.` : ''}`,
  },
  nothingFound: 'The inspection found no problem within the scope of this document.',
  replaces: ({ title, number, issuedOn }) =>
    `This document corrects the ${title} ${number} of ${formatDate(issuedOn)} and takes its place; that document is no longer in force.`,
  problemsHeading: {
    reminder: 'Points to note',
    opinion: 'Problems, and opinion on putting them right',
    rectification_notice: 'Problems, and what is required',
    recommendation: 'Problems contrary to law',
  },
  adviceHeading: 'Recommendations',
  adviceNote: 'The following are no breaches; they are offered for improvement.',
  fact: 'Facts',
  basis: 'Basis',
  remedy: {
    reminder: 'Improve',
    opinion: 'To correct',
    rectification_notice: 'To correct',
    recommendation: 'To be corrected',
  },
  advice: 'Recommended',
  responsible: 'By whom',
  due: 'Due',
  responsibleNames: {
    enterprise: 'the enterprise',
    enterprise_union: 'its trade union',
    higher_union: 'the higher trade union',
    parent_enterprise: 'the parent enterprise',
    party_organisation: 'the Party organisation',
  },
  deadline,
  shortDeadline: ({ date, days }) => (date === '' ? `within ${days} working days` : `by ${date}`),
  replyHeading: 'Reply',
  reply: {
    reminder: (date) => `Please tell us in writing what you checked and improved, ${date}.`,
    opinion: (date) =>
      `Please put the problems right within the terms above and send us the Rectification Reply Slip with evidence ${date}; where a term ends later, first report the measures, then the result. Objections may be raised in writing with reasons within the same term.`,
    rectification_notice: (date) =>
      `Please put the problems right within the terms above and send us the Rectification Reply Slip with evidence ${date}; where a term ends later, first report the measures, then the result.`,
    recommendation: (date) => `Please inform us in writing how the matter was dealt with, ${date}.`,
  },
  replyTo: 'Contact',
  address: 'Address',
  postcode: 'Postcode',
  phone: 'Telephone',
  signatory: (name) => `Signed by: ${name}`,
  seal: '(Seal)',
  copies: {
    reminder: ['Two copies: one served on the enterprise inspected, one kept on file.'],
    opinion: ['Three copies: one served on the enterprise inspected, one for its trade union, one kept on file.'],
    rectification_notice: ['Three copies: one served on the trade union, one for the enterprise, one kept on file.'],
    recommendation: ['Three copies: one served on the bureau, one for the enterprise inspected, one kept on file.'],
  },
};

const record: RecordWording = {
  fields: {
    enterprise: 'Enterprise inspected',
    creditCode: 'Unified social credit code',
    address: 'Place of inspection',
    date: 'Date of inspection',
    kind: 'Kind of inspection',
    inspectors: 'Inspectors',
    rules: 'Rules applied',
  },
  first: 'First inspection',
  followUp: 'Follow-up',
  problemsHeading: 'Problems found',
  noProblems: 'No problems were found.',
  adviceHeading: 'Recommendations (no breaches)',
  factsHeading: 'Facts recorded',
  factColumns: ['Item', 'Result'],
  contradictionsHeading: 'Contradictions to be checked',
  contradictionsNote: 'These answers cannot all be right. This is no finding of a breach.',
  unknownsHeading: 'For the union to supply',
  unknownsNote: 'The following could not be decided; please supply what is missing. Undecided does not mean in order.',
  unknownColumns: ['Missing fact', 'Needed to decide', 'Supplied'],
  signatures: [
    'Inspectors (signatures): ________________ ________________',
    'Trade union inspected (signature): ________________',
    'Enterprise inspected (signature): ________________',
  ],
};

const slip: SlipWording = {
  regarding: 'In reply to',
  cite: ({ title, number, issuedOn }) => `${title} ${number} (${formatDate(issuedOn)})`,
  to: (issuer) => `To: ${issuer}`,
  replyIntro: (cited) => `We have received: ${cited}. We report on the rectification as follows:`,
  replyColumns: ['No.', 'Problem and term', 'Measures and result', 'Evidence'],
  replySignature: ['Organisation: ________________________', 'Person in charge (signature): ________________'],
  unitSeal: '(Seal of the organisation)',
  replyBack: 'Send this slip to',
  receipt: {
    recipient: 'Served on',
    creditCode: 'Unified social credit code',
    document: 'Document served',
    number: 'Number',
    place: 'Place of service',
    means: 'Means of service',
    receiver: 'Received by (signature)',
    post: 'Post of the receiver',
    received: 'Date and time of receipt',
    refusal: 'Reason for refusal',
    witness: 'Witness: name, organisation, post (signature)',
    servers: 'Served by (signature)',
  },
  means: '□ in person   □ by post   □ left at the place',
  receiptNote:
    'A receiver other than the addressee states the relation to the addressee. Where receipt is refused, the server writes down reason and date, a witness signs, and the document is left at the place. The server takes this receipt back to the file.',
  receiptSignature: [],
};

export const en: ReportWording = {
  watermark: 'DRAFT',
  draftNote:
    'Draft: the inspection is not completed; this was made from the answers and rules as they are now. Complete the inspection before issuing.',
  formatDate,
  blank: '________________',
  blankIssuer: '________________ (issuing body)',
  blankDate: 'Date: ________________',
  joinNames,
  sectionNumber: (number) => `${number}. `,
  problemNumber: (number) => `(${number}) `,
  creditCode: (code) => `(Unified social credit code: ${code})`,
  inspector: (name, certificate) => `${name} (certificate ${certificate === '' ? '________' : certificate})`,
  law,
  notice,
  record,
  slip,
};
