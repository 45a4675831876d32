import type { MessageKey } from '#renderer/i18n/messages.ts';
import type { Duplicate } from '../types.ts';

/** Why two enterprises may be one, in words. */
export const reasonLabels: Readonly<Record<Duplicate['reason'], MessageKey>> = {
  same_code: 'enterprise.sameCode',
  same_name: 'enterprise.sameName',
  same_core: 'enterprise.sameCore',
  near_name: 'enterprise.nearName',
};
