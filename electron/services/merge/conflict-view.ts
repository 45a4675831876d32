import { findRecordField } from '#db/columns.ts';
import { listConflictFields } from '#db/repositories/conflicts.ts';
import { listDeviceNames } from '#db/repositories/devices.ts';
import { AppError } from '#domain/error.ts';
import type { Language } from '#domain/language.ts';
import type { OtherEntry } from '#domain/other-entry.ts';
import { listContents } from '#services/check/conflict-values.ts';
import type { Content } from '#services/check/conflict-values.ts';
import { listEvidence } from '#services/evidence/list-evidence.ts';
import type { EvidenceView } from '#services/evidence/list-evidence.ts';
import type { Library } from '#services/library.ts';
import { toChangeId } from '#sync/change.ts';
import { toConflictContent } from './conflict-content.ts';
import type { ConflictContent } from './conflict-content.ts';
import { judgeContents } from './judge-contents.ts';
import type { VerdictUnderContent } from './judge-contents.ts';
import { toConflictLine } from './list-conflict-lines.ts';
import type { ConflictLine, FieldPlace } from './list-conflict-lines.ts';
import { findOtherEntry } from './other-content.ts';

/** One of the contents of a field in conflict, with who stands for it and what the rules say if it holds. */
export type ConflictChoice = {
  /** Names the entry that wrote it: what a decision chooses by. */
  readonly id: string;
  readonly content: ConflictContent;
  readonly author: string;
  readonly device: string;
  /** ISO 8601 UTC, as that device's clock said. */
  readonly at: string;
  /** Of the rules that this field concerns. */
  readonly verdicts: readonly VerdictUnderContent[];
};

export type ConflictView = ConflictLine & {
  /** The one that shows meanwhile stands first. */
  readonly choices: readonly ConflictChoice[];
  /** With what another content is entered. */
  readonly other: OtherEntry;
  /** What was handed in for this very item. */
  readonly evidence: readonly Pick<EvidenceView, 'id' | 'kind' | 'name' | 'caption' | 'content'>[];
};

/**
 * A field in conflict with all that is needed to decide it. The rules judge the record once with each content; nothing is
 * written. @throws AppError NOT_FOUND where the field is not in conflict.
 */
export function getConflict(library: Library, place: FieldPlace & { readonly language: Language }): ConflictView {
  const { table, row, field, language } = place;
  if (!listConflictFields(library.db, place).includes(field))
    throw new AppError('NOT_FOUND', 'This field is not in conflict', { table, row, field });
  const line = toConflictLine(library, { table, row, field });
  const contents = listContents(library, { table, row, field });
  const judged = judgeContents(library, { ...line, language, cells: contents.map(({ cell }) => cell) });
  const names = listDeviceNames(library.db);
  return {
    ...line,
    choices: contents.map((content, index) => ({
      ...toChoice(content, { table, field }),
      device: names.get(content.entry.device) ?? content.entry.device,
      verdicts: judged[index] ?? [],
    })),
    other: findOtherEntry(place),
    evidence: listEvidenceOf(library, line),
  };
}

function toChoice({ cell, entry }: Content, place: Pick<FieldPlace, 'table' | 'field'>) {
  const { author, wall: at } = entry;
  return { id: toChangeId(entry), content: toConflictContent(place, cell), author, at };
}

function listEvidenceOf(library: Library, { table, row, field }: FieldPlace): ConflictView['evidence'] {
  const fact = table === 'records' ? findRecordField(field)?.fact.id : undefined;
  if (fact === undefined) return [];
  return listEvidence(library, row)
    .filter((piece) => piece.facts.includes(fact))
    .map(({ id, kind, name, caption, content }) => ({ id, kind, name, caption, content }));
}
