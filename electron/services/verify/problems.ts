export type VerifyProblem = {
  /** PAGES_DAMAGED, FOREIGN_KEY, CHAIN_GAP, CHAIN_PREVIOUS, CHAIN_HASH, ENTRY_UNREADABLE, TABLE_DIFFERS, CONFLICTS_DIFFER,
   * ATTACHMENT_MISSING, ATTACHMENT_ALTERED, SEAL_BROKEN, SEAL_CHANGED. */
  readonly code: string;
  readonly message: string;
  /** A table, a row ("table/row" or "table/row/field") or an entry of the log ("device:seq"). */
  readonly where: string;
};

export type Report = (problem: VerifyProblem) => void;
