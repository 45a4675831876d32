import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Response } from '#ipc/contract.ts';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { ScrollPane } from '#renderer/components/scroll-pane.tsx';
import { formatMoment } from '#renderer/features/visit/model/moment.ts';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';

type HandOvers = Response<'listHandOvers'>;
type Receipt = NonNullable<Response<'takeReceipt'>>;

/** What was handed over so far and whether it arrived; receipts are taken in here. */
export function HandOverList(): ReactNode {
  const { t } = useText();
  const client = useQueryClient();
  const list = useQuery({ queryKey: queryKeys.handOvers, queryFn: () => request('listHandOvers'), staleTime: 0 });
  const take = useMutation({
    mutationFn: () => request('takeReceipt'),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.handOvers }),
  });
  const taken = take.data ?? null;
  return (
    <section className="hand-over-list">
      <div className="hand-over-head">
        <h2>{t('handOver.listTitle')}</h2>
        <Button loading={take.isPending} onClick={() => take.mutate()}>
          {t('handOver.takeReceipt')}
        </Button>
      </div>
      {taken !== null && <Taken receipt={taken} />}
      {take.error !== null && <ErrorNotice error={take.error} title={t('handOver.receiptFailed')} />}
      {list.error !== null && <ErrorNotice error={list.error} title={t('handOver.listFailed')} />}
      {list.data?.length === 0 && <p className="soft">{t('handOver.listNone')}</p>}
      {list.data !== undefined && list.data.length > 0 && <Table rows={list.data} />}
    </section>
  );
}

function Taken({ receipt }: { readonly receipt: Receipt }): ReactNode {
  const { t } = useText();
  const { fileName: file, code, fingerprint, known } = receipt;
  const receiver = `${receipt.receiver} (${receipt.device})`;
  return (
    <output>
      {t('handOver.receiptTaken', { receiver, at: formatMoment(receipt.receivedAt), file, code })}{' '}
      {!known && t('handOver.receiptStranger', { fingerprint })}
    </output>
  );
}

function Table({ rows }: { readonly rows: HandOvers }): ReactNode {
  const { t } = useText();
  return (
    <ScrollPane label={t('handOver.listTitle')}>
      <table className="hand-over-table">
        <thead>
          <tr>
            <th scope="col">{t('handOver.columnAt')}</th>
            <th scope="col">{t('handOver.columnFile')}</th>
            <th scope="col">{t('handOver.columnCode')}</th>
            <th scope="col">{t('handOver.columnState')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

function Row({ row }: { readonly row: HandOvers[number] }): ReactNode {
  const { t } = useText();
  const { at, fileName, code, receivedAt, receiver } = row;
  const state =
    receivedAt === null
      ? t('handOver.sent')
      : t('handOver.received', { receiver: receiver ?? '', at: formatMoment(receivedAt) });
  return (
    <tr>
      <td className="tabular">{formatMoment(at)}</td>
      <td>{fileName}</td>
      <td>
        <code className="digits">{code}</code>
      </td>
      <td>{state}</td>
    </tr>
  );
}
