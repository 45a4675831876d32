import { countConflicts } from '#db/repositories/conflicts.ts';
import { countByState } from '#db/repositories/inspections.ts';
import type { InspectionState } from '#db/rows.ts';
import { listMissingAttachments } from '#db/repositories/referred-attachments.ts';
import { countUnanswered } from '#db/repositories/verdict-counts.ts';
import type { Library } from '../library.ts';

/** What is open in a library that is about to be handed over. Nothing of it keeps it from being handed over. */
export type BeforeHandOver = {
  /** Visits that are not deleted, by their state. */
  readonly visits: Readonly<Record<InspectionState, number>>;
  /** Open visits with rules that come out unknown, because something is not answered; and how many of these rules. */
  readonly unanswered: { readonly visits: number; readonly rules: number };
  /** Contents that something shown refers to and whose bytes are not here. */
  readonly missing: number;
  /** Fields on which devices disagree. */
  readonly conflicts: number;
};

/** Takes as long as the library is big. */
export function describeBeforeHandOver({ db }: Library): BeforeHandOver {
  return {
    visits: countByState(db),
    unanswered: countUnanswered(db),
    missing: listMissingAttachments(db).length,
    conflicts: countConflicts(db),
  };
}
