import type { DocumentKind } from '#domain/document-kinds.ts';
import type { Language } from '#domain/language.ts';

/**
 * Everything that stands on a document's pages, as plain data: texts and safe whole numbers only, every sentence in its
 * final words. It is frozen when the document is issued; a later program prints the same words from it.
 */
export type DocumentContent = {
  readonly format: 'union-document/1';
  readonly kind: DocumentKind;
  readonly language: Language;
  readonly source: DocumentSource;
  /** Full name of the issuing body; empty where nobody has entered one. */
  readonly issuer: string;
  /** 文号; empty in a draft. */
  readonly number: string;
  readonly title: string;
  /** ISO date of issue; empty in a draft. */
  readonly issuedOn: string;
  /** Parts in the order of the page. */
  readonly blocks: readonly Block[];
  /** The problems by rule, in the order of their numbers: for lists, due dates and the reply. */
  readonly problems: readonly ProblemEntry[];
};

/** What a document was made from. `judged`: by verdicts frozen at completion, or by the rules as they are now. */
export type DocumentSource = {
  readonly inspectionId: string;
  readonly inspectionDate: string;
  readonly enterpriseName: string;
  readonly judged: 'frozen' | 'present';
  readonly packId: string;
  readonly packVersion: string;
  readonly packHash: string;
};

/** `breach`: to be corrected. `advice`: recommended, no breach. Dates are ISO; `due` is empty where none is set. */
export type ProblemEntry = {
  readonly rule: string;
  readonly number: number;
  readonly standing: 'breach' | 'advice';
  readonly title: string;
  readonly due: string;
};

export type Block = Heading | Paragraph | Problem | Fields | Table | Signature | Signed | Copies;

export type Heading = { readonly type: 'heading'; readonly text: string };

/** `addressee`: without indent. `note`: small, for remarks. `list`: an entry of a list, its number in the text. */
export type Paragraph = {
  readonly type: 'paragraph';
  readonly style: 'addressee' | 'body' | 'list' | 'note';
  readonly text: string;
};

/** One numbered problem; its heading is never left alone at the foot of a page. */
export type Problem = {
  readonly type: 'problem';
  readonly heading: string;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
};

/** A form: one label and one value per row, with room for at least `lines` lines of handwriting. */
export type Fields = {
  readonly type: 'fields';
  readonly rows: readonly FieldRow[];
};

export type FieldRow = { readonly label: string; readonly value: string; readonly lines: number };

/** A table whose head is repeated on every page and whose rows are not split. `share`: of the width, in thousandths. */
export type Table = {
  readonly type: 'table';
  readonly columns: readonly { readonly head: string; readonly share: number }[];
  readonly rows: readonly (readonly string[])[];
  /** Least height of a row in lines. */
  readonly lines: number;
};

/** Signature, space for the seal and the date: never split over pages. */
export type Signature = {
  readonly type: 'signature';
  readonly lines: readonly string[];
  /** Names the place for the seal; empty where nothing is sealed. */
  readonly seal: string;
  readonly date: string;
};

/** As `Signature`, where somebody signed on the screen: their signatures stand on their lines, the others are left to a pen. */
export type Signed = { readonly type: 'signed'; readonly lines: readonly SignedLine[]; readonly date: string };

/** `after` leaves room for those who have not signed; empty where nobody is missing. */
export type SignedLine = {
  readonly before: string;
  readonly pictures: readonly SignaturePicture[];
  readonly after: string;
};

/** A signature as it was drawn: a PNG in Base64 with its hash (hexadecimal), its size in pixels and the signer's name. */
export type SignaturePicture = {
  readonly signer: string;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly data: string;
};

/** Who gets copies, under a rule at the end. */
export type Copies = { readonly type: 'copies'; readonly lines: readonly string[] };
