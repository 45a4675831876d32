import { useMemo, useState } from 'react';
import { parseTypedDate } from '#renderer/model/typed-date.ts';
import type { Where } from './types.ts';

/** The scope as chosen; the dates as typed. */
export type ScopeForm = Pick<Where, 'region' | 'industry' | 'ownership' | 'sizeClass'> & {
  readonly from: string;
  readonly to: string;
};

export type Scope = {
  readonly form: ScopeForm;
  /** What is counted: without dates that are not dates yet. */
  readonly where: Where;
  readonly change: (form: ScopeForm) => void;
  readonly clear: () => void;
};

const everything: ScopeForm = { from: '', to: '' };

export function useScope(): Scope {
  const [form, change] = useState<ScopeForm>(everything);
  return useMemo(() => ({ form, where: toWhere(form), change, clear: () => change(everything) }), [form]);
}

function toWhere({ from, to, ...chosen }: ScopeForm): Where {
  const fromDate = parseTypedDate(from);
  const toDate = parseTypedDate(to);
  return {
    ...chosen,
    ...(fromDate === undefined ? {} : { from: fromDate }),
    ...(toDate === undefined ? {} : { to: toDate }),
  };
}
