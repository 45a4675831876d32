import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { parseCreditCode } from '#domain/credit-code.ts';
import { isRegionCode } from '#domain/region.ts';
import { request } from '#renderer/api.ts';
import { queryKeys } from '#renderer/query.ts';
import type { EnterpriseForm } from './model/check-enterprise.ts';
import type { Duplicate, TypedEnterprise } from './types.ts';

/** Long enough not to ask for every key of a fast typist. */
const pauseMilliseconds = 250;

/** The enterprises that may be the one being typed, asked for when typing pauses; none while an input method composes. */
export function useDuplicates(
  form: EnterpriseForm,
  options: { readonly enterpriseId: string | undefined; readonly isComposing: boolean },
): readonly Duplicate[] {
  const { enterpriseId, isComposing } = options;
  const typed = toTyped(form, enterpriseId);
  const key = isComposing || !isWorthAsking(typed) ? undefined : JSON.stringify(typed);
  const settled = useSettled(key);
  const { data } = useQuery({
    queryKey: [...queryKeys.duplicates, settled],
    queryFn: () => request('findDuplicates', typed),
    enabled: settled !== undefined && settled === key,
    placeholderData: keepPreviousData,
  });
  return isWorthAsking(typed) ? (data ?? []) : [];
}

function toTyped(form: EnterpriseForm, enterpriseId: string | undefined): TypedEnterprise {
  const code = parseCreditCode(form.creditCode);
  const regionCode = form.regionCode.trim();
  return {
    name: form.name.trim(),
    creditCode: code.ok ? code.code : null,
    regionCode: isRegionCode(regionCode) ? regionCode : null,
    ...(enterpriseId === undefined ? {} : { enterpriseId }),
  };
}

function isWorthAsking({ name, creditCode }: TypedEnterprise): boolean {
  return name.length >= 2 || creditCode !== null;
}

/** The value once it has stood for a moment. */
function useSettled(value: string | undefined): string | undefined {
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
