import type { Response } from '#ipc/contract.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';

type Inspection = Response<'getVisit'>['inspection'];

/** What the states of a record are called. */
export const stateLabels: Readonly<Record<Inspection['state'], MessageKey>> = {
  draft: 'common.stateDraft',
  completed: 'common.stateCompleted',
  submitted: 'common.stateSubmitted',
  approved: 'common.stateApproved',
  returned: 'common.stateReturned',
  void: 'common.stateVoid',
};

/** What the kinds of a visit are called. */
export const kindLabels: Readonly<Record<Inspection['kind'], MessageKey>> = {
  first: 'common.kindFirst',
  follow_up: 'common.kindFollowUp',
};
