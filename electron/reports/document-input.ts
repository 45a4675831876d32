import type { DocumentKind } from '#domain/document-kinds.ts';
import type { IssuingBody } from '#domain/issuing-body.ts';
import type { Language } from '#domain/language.ts';
import type { Modality } from '#domain/verdict.ts';
import type { DocumentSource, SignaturePicture } from './document.ts';

/** All that a document is worded from, texts already in its language. Dates are ISO. */
export type DocumentInput = {
  readonly kind: DocumentKind;
  readonly language: Language;
  readonly source: DocumentSource;
  readonly issuing: IssuingBody;
  /** Number and date of issue; both empty in a draft. */
  readonly number: string;
  readonly issuedOn: string;
  /** The day by which the reply is due; undefined in a draft: counted from issue. */
  readonly reply: { readonly days: number; readonly due: Due | undefined };
  readonly enterprise: { readonly name: string; readonly creditCode: string; readonly address: string };
  readonly visit: VisitInput;
  /** In the order of the pack; what is left out is not among them. */
  readonly findings: readonly FindingInput[];
  readonly unknowns: readonly UnknownInput[];
  readonly contradictions: readonly string[];
  readonly sections: readonly { readonly label: string; readonly rows: readonly FactRow[] }[];
  /** Of the visit, as they were drawn. */
  readonly signatures: SignaturesInput;
  /** The document that this one takes the place of. */
  readonly replaces: CitedDocument | undefined;
  /** The notice that a reply slip or a receipt belongs to. */
  readonly regarding: CitedDocument | undefined;
};

export type SignaturesInput = {
  readonly inspectors: readonly SignaturePicture[];
  readonly union: readonly SignaturePicture[];
};

export type CitedDocument = { readonly title: string; readonly number: string; readonly issuedOn: string };

export type VisitInput = {
  readonly date: string;
  readonly isFollowUp: boolean;
  readonly isCompleted: boolean;
  readonly inspectors: readonly { readonly name: string; readonly certificate: string }[];
};

/** `certain` is false where a year on the way has no holiday data. */
export type Due = { readonly date: string; readonly certain: boolean };

export type FindingInput = {
  readonly rule: string;
  readonly title: string;
  /** What was found, with the numbers. */
  readonly reason: string;
  readonly modality: Modality;
  readonly bases: readonly BasisInput[];
  /** False where nothing cited was in force on the day of the visit. */
  readonly inForce: boolean;
  readonly remedy: string;
  /** Working days; undefined where the rule names none. */
  readonly deadlineDays: number | undefined;
  /** Undefined in a draft, and where the rule names no days. */
  readonly due: Due | undefined;
  readonly addressees: readonly Addressee[];
};

/** Who has to put something right. */
export const addressees = [
  'enterprise',
  'enterprise_union',
  'higher_union',
  'parent_enterprise',
  'party_organisation',
] as const;
export type Addressee = (typeof addressees)[number];

export type BasisInput = {
  readonly instrument: string;
  /** Empty where nobody has read it, or the instrument is cited as a whole. */
  readonly article: string;
  readonly verified: boolean;
  /** How the place itself binds: a must of the law, a norm of the unions, or something that may be done. */
  readonly standing: 'must' | 'norm' | 'may';
  /** First day in force; empty where it is not known. */
  readonly from: string;
};

/** A rule that could not be decided, and what is missing for it. */
export type UnknownInput = { readonly title: string; readonly missing: readonly string[] };

export type FactRow = { readonly label: string; readonly value: string; readonly note: string };
