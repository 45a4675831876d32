import type { DocumentKind } from '#domain/document-kinds.ts';
import type { Addressee, CitedDocument } from '../document-input.ts';

export type NoticeKind = Exclude<DocumentKind, 'record' | 'reply_slip' | 'service_receipt'>;

/** Who was visited, where, when and by whom: what a notice opens with. */
export type Opening = {
  readonly issuer: string;
  readonly enterprise: string;
  readonly place: string;
  readonly date: string;
  readonly inspectors: readonly string[];
};

export type Deadline = {
  /** In words; empty in a draft. */
  readonly date: string;
  readonly days: number;
  readonly certain: boolean;
};

/** The words of all documents in one language. */
export type ReportWording = {
  readonly watermark: string;
  readonly draftNote: string;
  readonly formatDate: (isoDate: string) => string;
  /** A place to be filled in by hand. */
  readonly blank: string;
  /** The same for the issuing body, named, so that nobody takes the draft for finished. */
  readonly blankIssuer: string;
  readonly blankDate: string;
  readonly joinNames: (names: readonly string[]) => string;
  readonly sectionNumber: (number: number) => string;
  readonly problemNumber: (number: number) => string;
  readonly creditCode: (code: string) => string;
  readonly inspector: (name: string, certificate: string) => string;
  readonly law: LawWording;
  readonly notice: NoticeWording;
  readonly record: RecordWording;
  readonly slip: SlipWording;
};

export type LawWording = {
  /** An instrument by its title, an article (may be empty) and the day since which it is in force (may be empty). */
  readonly cite: (parts: { readonly title: string; readonly article: string; readonly from: string }) => string;
  readonly joinArticles: (articles: readonly string[]) => string;
  readonly articleToBeConfirmed: string;
  readonly list: (citations: readonly string[]) => string;
  /** For a must. */
  readonly contrary: (citations: string) => string;
  /** For a norm of the unions. */
  readonly notInLine: (citations: string) => string;
  /** For what may be done or is encouraged. */
  readonly recommended: (citations: string) => string;
  /** A place that a breach does not rest on alone, because it only permits. */
  readonly see: (citations: string) => string;
  /** Nothing of it was in force on the day of the visit. */
  readonly later: (citations: string) => string;
  readonly joinSentences: (sentences: readonly string[]) => string;
};

export type NoticeWording = {
  readonly addressee: Readonly<Record<NoticeKind, (enterprise: string) => string>>;
  readonly opening: Readonly<Record<NoticeKind, (opening: Opening, problems: number) => string>>;
  readonly nothingFound: string;
  readonly replaces: (cited: CitedDocument) => string;
  readonly problemsHeading: Readonly<Record<NoticeKind, string>>;
  readonly adviceHeading: string;
  readonly adviceNote: string;
  readonly fact: string;
  readonly basis: string;
  readonly remedy: Readonly<Record<NoticeKind, string>>;
  readonly advice: string;
  readonly responsible: string;
  readonly due: string;
  readonly responsibleNames: Readonly<Record<Addressee, string>>;
  readonly deadline: (deadline: Deadline) => string;
  /** The same where there is little room. */
  readonly shortDeadline: (deadline: Deadline) => string;
  readonly replyHeading: string;
  readonly reply: Readonly<Record<NoticeKind, (deadline: string) => string>>;
  readonly replyTo: string;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
  readonly signatory: (name: string) => string;
  readonly seal: string;
  readonly copies: Readonly<Record<NoticeKind, readonly string[]>>;
};

export type RecordWording = {
  readonly fields: {
    readonly enterprise: string;
    readonly creditCode: string;
    readonly address: string;
    readonly date: string;
    readonly kind: string;
    readonly inspectors: string;
    readonly rules: string;
  };
  readonly first: string;
  readonly followUp: string;
  readonly problemsHeading: string;
  readonly noProblems: string;
  readonly adviceHeading: string;
  readonly factsHeading: string;
  readonly factColumns: readonly [string, string];
  readonly contradictionsHeading: string;
  readonly contradictionsNote: string;
  readonly unknownsHeading: string;
  readonly unknownsNote: string;
  readonly unknownColumns: readonly [string, string, string];
  /** Inspectors, union and enterprise, each with its room. */
  readonly signatures: readonly [string, string, string];
};

export type SlipWording = {
  readonly regarding: string;
  readonly cite: (cited: CitedDocument) => string;
  readonly to: (issuer: string) => string;
  readonly replyIntro: (cited: string) => string;
  readonly replyColumns: readonly [string, string, string, string];
  readonly replySignature: readonly string[];
  readonly unitSeal: string;
  readonly replyBack: string;
  readonly receipt: Readonly<Record<ReceiptField, string>>;
  readonly means: string;
  readonly receiptNote: string;
  readonly receiptSignature: readonly string[];
};

export type ReceiptField =
  | 'recipient'
  | 'creditCode'
  | 'document'
  | 'number'
  | 'place'
  | 'means'
  | 'receiver'
  | 'post'
  | 'received'
  | 'refusal'
  | 'witness'
  | 'servers';
