import type { Response } from '#ipc/contract.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { VisitScreen } from '#renderer/features/visit/visit-screen.tsx';
import { showLanguage } from '#renderer/i18n/index.ts';
import { createQueryClient } from '#renderer/query.ts';
import { installFakeApi } from '#test/renderer/support/fake-api.ts';
import type { FakeApi, FakeHandlers } from '#test/renderer/support/fake-api.ts';
import { inspectionId, toPack, toVisit } from './fixtures.ts';
import type { Assessment, PackView, VisitView } from './fixtures.ts';

export type VisitSetting = {
  readonly visit?: Partial<VisitView>;
  readonly pack?: PackView;
  /** What the rules say after every save. */
  readonly judged?: Assessment;
  readonly handlers?: FakeHandlers;
};

export const savedAt = '2026-05-12T02:03:04.000Z';

/** Nobody has said anything about the visit. */
export const noReview: Response<'getReview'> = {
  inspectionId,
  person: '王芳',
  threads: [],
  openThreads: 0,
  steps: [],
  earlierReasons: {},
  overturned: 0,
};

/** A visit on the screen, over a main process that takes every answer unless told otherwise. */
export async function renderVisit(setting: VisitSetting = {}): Promise<{
  readonly api: FakeApi;
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly onBack: ReturnType<typeof vi.fn<() => void>>;
  readonly client: ReturnType<typeof createQueryClient>;
}> {
  const visit = toVisit(setting.visit);
  const saved = { savedAt, assessment: setting.judged ?? visit.assessment, undo: { canUndo: true, canRedo: false } };
  const api = installFakeApi({
    getVisit: () => visit,
    getPack: () => setting.pack ?? toPack(),
    saveAnswers: () => saved,
    saveNote: () => saved,
    getReview: () => noReview,
    getFindings: () => ({ inspectionId, findings: [] }),
    listEvidence: () => ({ pieces: [], removed: [] }),
    checkEvidence: () => [],
    ...setting.handlers,
  });
  await showLanguage('zh-Hans');
  const client = createQueryClient();
  const onBack = vi.fn<() => void>();
  render(
    <QueryClientProvider client={client}>
      <VisitScreen inspectionId={inspectionId} onBack={onBack} />
    </QueryClientProvider>,
  );
  await screen.findByRole('heading', { name: visit.enterprise.name });
  return { api, user: userEvent.setup(), onBack, client };
}

/** The part of the page that belongs to one fact. */
export function getItem(fact: string): HTMLElement {
  const item = document.querySelector<HTMLElement>(`[data-item="${fact}"]`);
  if (item === null) throw new Error(`${fact} is not on the screen`);
  return item;
}

/** Requests sent over one channel. */
export function listRequests(api: FakeApi, channel: keyof FakeApi): readonly unknown[] {
  return api[channel].mock.calls.map(([request]) => request);
}
