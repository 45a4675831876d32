import type { MessageKey } from '#renderer/i18n/messages.ts';
import { isRefusal } from './refusals.ts';
import type { DocumentState, DocumentView } from './types.ts';

export const documentStateLabels: Readonly<Record<DocumentState, MessageKey>> = {
  draft: 'documents.stateDraft',
  issued: 'documents.stateIssued',
  void: 'documents.stateVoid',
};

/** As it counts now: one that is corrected stays issued, and holds no more. */
export function toStateLabel({ state, correction }: Pick<DocumentView, 'state' | 'correction'>): MessageKey {
  const isReplaced = state === 'issued' && correction?.state === 'issued';
  return isReplaced ? 'documents.stateReplaced' : documentStateLabels[state];
}

/** Why a document is not issued, in words. */
export function toRefusalLabel(reason: string): MessageKey {
  return isRefusal(reason) ? `documents.refusal_${reason}` : 'documents.refusal_other';
}
