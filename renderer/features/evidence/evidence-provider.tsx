import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useIsReadOnly } from '#renderer/components/read-only.tsx';
import { isLocked } from '#renderer/features/visit/store/visit-state.ts';
import { useVisitState, useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { useText } from '#renderer/i18n/index.ts';
import { queryKeys } from '#renderer/query.ts';
import type { Session } from '#renderer/session.ts';
import { EvidenceToolsProvider } from './evidence-tools.ts';
import type { EvidenceTools, Shown } from './evidence-tools.ts';
import { Gallery } from './gallery.tsx';
import { LargeView } from './large-view.tsx';
import { UploadNotice } from './upload-notice.tsx';
import { uploadStore } from './upload-store.ts';
import { refreshEvidence } from './use-evidence.ts';
import './evidence.css';

/** The settings of a new program, where the session has not been read. */
const usualPictures = { longestSide: 2560, keepOriginal: false } as const;

/** Everything about the evidence of the visit on the screen, and what is open above it. */
export function EvidenceProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useText();
  const { inspectionId } = useVisitTools();
  const locked = useVisitState(isLocked);
  const isReadOnly = useIsReadOnly();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const chosenFor = useRef<readonly string[]>([]);
  const [isGalleryOpen, setIsGalleryOpen] = useState(false);
  const [shown, setShown] = useState<Shown>();
  const tools = useMemo<EvidenceTools>(
    () => ({
      add: (files, facts) => {
        if (isReadOnly) return;
        const session = client.getQueryData<Session>(queryKeys.session);
        const pictures = session?.settings.pictures ?? usualPictures;
        const onAdded = (): void => void refreshEvidence(client, inspectionId);
        uploadStore.add(files, { inspectionId, facts, pictures, onAdded });
      },
      choose: (facts) => {
        chosenFor.current = facts;
        input.current?.click();
      },
      openGallery: () => setIsGalleryOpen(true),
      openLarge: setShown,
    }),
    [client, inspectionId, isReadOnly],
  );
  usePasteBeside(tools.add);
  return (
    <EvidenceToolsProvider value={tools}>
      {children}
      <UploadNotice />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('evidence.choose')}
        onChange={({ currentTarget }) => {
          tools.add([...(currentTarget.files ?? [])], chosenFor.current);
          // The same file can be chosen once more.
          currentTarget.value = '';
        }}
      />
      {isGalleryOpen && <Gallery isLocked={locked} onClose={() => setIsGalleryOpen(false)} />}
      {shown !== undefined && <LargeView shown={shown} onClose={() => setShown(undefined)} />}
    </EvidenceToolsProvider>
  );
}

/** Where nothing has the focus, what is pasted proves the visit as a whole. */
function usePasteBeside(add: EvidenceTools['add']): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (event.target !== document.body || files.length === 0) return;
      event.preventDefault();
      add(files, []);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [add]);
}
