import type { Db } from '#db/connection.ts';
import { migrations } from '#db/migrations/migrations.ts';
import { countVisits } from '#db/repositories/inspections.ts';
import { countAttachments, listMissingAttachments } from '#db/repositories/referred-attachments.ts';
import type { MissingAttachment } from '#db/repositories/referred-attachments.ts';
import type { SealRow } from '#db/repositories/seals.ts';
import { assertOwnSchema } from '#db/schema-guard.ts';
import { AppError } from '#domain/error.ts';
import { closeLibrary, openCompanion } from '../library.ts';
import { assertForeignHeader } from '../trust/check-foreign.ts';
import { verifyLibrary } from '../verify.ts';
import type { Verification, VerifyProblem } from '../verify.ts';

export type CheckedCopy = {
  readonly records: number;
  readonly attachments: number;
  readonly missing: readonly MissingAttachment[];
  /** Hashes of contents whose bytes are not theirs (any more). */
  readonly altered: readonly string[];
};

/**
 * Opens a finished copy as a file from elsewhere and checks all of it: header, schema, pages, references, every chain,
 * the tables as their fold, every attachment, and its seal.
 * @throws AppError FILE_*, HISTORY_BROKEN.
 */
export function checkCopy(file: string, seal: SealRow): CheckedCopy {
  assertForeignHeader(file);
  // Its pages are checked once, below.
  const library = openCompanion(file);
  try {
    assertPresentSchema(library.db);
    const verification = verifyLibrary(library, { knownKeys: [seal.publicKey] });
    assertSound(verification, seal);
    const { db } = library;
    const altered = verification.problems.flatMap(toAltered);
    return {
      records: countVisits(db),
      attachments: countAttachments(db),
      missing: listMissingAttachments(db),
      altered,
    };
  } finally {
    closeLibrary(library);
  }
}

function assertPresentSchema(db: Db): void {
  if (assertOwnSchema(db, migrations).length > 0) throw new AppError('FILE_DAMAGED', 'The copy is not sound', {});
}

function assertSound({ problems, seals }: Verification, seal: SealRow): void {
  const wrong = problems.find((problem) => toAltered(problem).length === 0 && !isOfAnotherSeal(problem, seal));
  if (wrong !== undefined) {
    const code = wrong.code === 'PAGES_DAMAGED' || wrong.code === 'FOREIGN_KEY' ? 'FILE_DAMAGED' : 'HISTORY_BROKEN';
    throw new AppError(code, wrong.message, { where: wrong.where, problem: wrong.code });
  }
  if (seals.find((found) => found.seal === seal.id)?.state === 'intact') return;
  throw new AppError('FILE_DAMAGED', 'The seal of the copy does not hold', {});
}

function toAltered({ code, where }: VerifyProblem): readonly string[] {
  return code.startsWith('ATTACHMENT_') && where.startsWith('attachments/') ? [where.slice('attachments/'.length)] : [];
}

/** That somebody else's seal does not hold is for the receiver to see, and no reason to hand nothing over. */
function isOfAnotherSeal({ code, where }: VerifyProblem, seal: SealRow): boolean {
  return code.startsWith('SEAL_') && where !== `seals/${seal.id}`;
}
