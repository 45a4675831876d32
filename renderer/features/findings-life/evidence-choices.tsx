import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { request } from '#renderer/api.ts';
import { ErrorNotice } from '#renderer/components/error-notice.tsx';
import { sendFile } from '#renderer/features/evidence/send-file.ts';
import { useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import { useSession } from '#renderer/session.ts';

export type EvidenceChoicesProps = {
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
};

/** Files of this visit and of later ones of the enterprise, and a way to add what has come since. */
export function EvidenceChoices({ chosen, onChoose }: EvidenceChoicesProps): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const choices = useQuery({
    queryKey: [...queryKeys.findingEvidence, inspectionId],
    queryFn: () => request('listFindingEvidence', { inspectionId }),
    gcTime: 0,
  });
  const flip = (id: string): void =>
    onChoose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <fieldset className="life-evidence">
      <legend>{t('findingsLife.fieldEvidence')}</legend>
      {choices.data?.length === 0 && <p className="quiet">{t('findingsLife.noEvidence')}</p>}
      {choices.data?.map(({ id, name, caption, date }) => (
        <label key={id}>
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => flip(id)} />
          {caption ?? name} <span className="quiet">{date}</span>
        </label>
      ))}
      {choices.error !== null && <ErrorNotice error={choices.error} />}
      <AddFiles onAdded={(ids) => onChoose([...chosen, ...ids])} />
    </fieldset>
  );
}

/** Adds files to the visit, also to a locked one: they show what was put right, and change nothing that it recorded. */
function AddFiles({ onAdded }: { readonly onAdded: (ids: readonly string[]) => void }): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const pictures = useSession().data?.settings.pictures ?? { longestSide: 2560, keepOriginal: false };
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const adding = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const ids: string[] = [];
      const target = { inspectionId, kind: 'file', facts: [], purpose: 'rectification', pictures } as const;
      for (const file of files) {
        const piece = await sendFile(file, { ...target, facts: [], onProgress: () => undefined });
        ids.push(piece.id);
      }
      return ids;
    },
    onSuccess: onAdded,
    onSettled: () => {
      for (const key of [queryKeys.findingEvidence, queryKeys.evidence])
        void client.invalidateQueries({ queryKey: key });
    },
  });
  return (
    <>
      <button type="button" className="tool" disabled={adding.isPending} onClick={() => input.current?.click()}>
        {t(adding.isPending ? 'findingsLife.adding' : 'findingsLife.addFiles')}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('findingsLife.addFiles')}
        onChange={({ currentTarget }) => {
          adding.mutate([...(currentTarget.files ?? [])]);
          // The same file can be chosen once more.
          currentTarget.value = '';
        }}
      />
      {adding.error !== null && <ErrorNotice error={adding.error} title={t('findingsLife.addFailed')} />}
    </>
  );
}
