/** Who issues a document: what its head, its signature block and its reply address say. Empty texts are not printed. */
export type IssuingBody = {
  /** Full name of the trade union, e.g. 武汉市江岸区总工会. */
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly postcode: string;
  /** Where and to whom the reply goes, e.g. 基层工作部 李明. */
  readonly replyTo: string;
  /** Who signs beside the seal, where somebody does. */
  readonly signatory?: string;
};

/** Longest text of each part. */
export const greatestIssuingText = 200;

/** Stands for a body that nobody has entered yet: a draft then leaves its places blank. */
export const noIssuingBody: IssuingBody = { name: '', address: '', phone: '', postcode: '', replyTo: '' };
