import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { type Translate, useText } from '#renderer/i18n/index.ts';
import type { MessageKey } from '#renderer/i18n/messages.ts';
import { queryKeys } from '#renderer/query.ts';
import './merging.css';

const askAgainMs = 60_000;

/** Says above every screen that a clock is wrong. It blocks nothing: clocks do not order what is recorded. */
export function ClockNotice(): ReactNode {
  const { t } = useText();
  const { data } = useQuery({
    queryKey: queryKeys.clockProblem,
    queryFn: () => request('getClockProblem'),
    refetchInterval: askAgainMs,
  });
  if (data === undefined || data === null) return null;
  const { kind, minutes, device, at } = data;
  const values = { time: toDuration(t, minutes), device, at: formatMoment(at) };
  return (
    <div className="clock-notice" role="alert">
      <strong>! {t(labels[kind], values)}</strong> {t('exchange.clockSafe')}
    </div>
  );
}

const labels: Readonly<Record<NonNullable<Response<'getClockProblem'>>['kind'], MessageKey>> = {
  behind: 'exchange.clockBehind',
  ahead: 'exchange.clockAhead',
  leapt: 'exchange.clockLeapt',
};

function toDuration(t: Translate, minutes: number): string {
  if (minutes < 120) return t('exchange.minutes', { n: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? t('exchange.hours', { n: hours }) : t('exchange.days', { n: Math.floor(hours / 24) });
}
