import { useState } from 'react';
import { listKinds, warningKinds } from '#domain/completion.ts';
import type { CompletionIssues, WarningKind } from '#domain/completion.ts';
import { request } from '#renderer/api.ts';
import { useVisitTools } from '#renderer/features/visit/visit-context.ts';
import { toCompletionIssues } from './model/issues.ts';
import { focusReason } from './reason-field.tsx';
import type { ReasonDrafts } from './use-reason-drafts.ts';

/** What stopped somebody from completing the visit. */
export type Hindrance =
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'issues' }
  | { readonly kind: 'failed'; readonly error: unknown };

export type Completion = { readonly hindrance: Hindrance | undefined; readonly complete: () => void };

/** Saves what waits, looks at the visit as it is then, and completes it where nothing stands against it. */
export function useComplete(drafts: ReasonDrafts, today: string): Completion {
  const { inspectionId, store } = useVisitTools();
  const [hindrance, setHindrance] = useState<Hindrance>();
  const complete = async (): Promise<void> => {
    setHindrance(undefined);
    if (!(await store.flush())) return setHindrance({ kind: 'unsaved' });
    const issues = toCompletionIssues(store.getState().visit, today);
    const missing = listUnexplained(issues, drafts);
    if (listKinds(issues, 'block').length + missing.length > 0) {
      setHindrance({ kind: 'issues' });
      return focusReason(missing[0]);
    }
    try {
      store.load(await request('completeVisit', { inspectionId, reasons: selectReasons(issues, drafts) }));
    } catch (error) {
      setHindrance({ kind: 'failed', error });
    }
  };
  return { hindrance, complete: () => void complete() };
}

function listUnexplained(issues: CompletionIssues, drafts: ReasonDrafts): readonly WarningKind[] {
  return warningKinds.filter((kind) => issues[kind].length > 0 && drafts.get(kind).trim() === '');
}

/** The reasons for what really warns: one typed for something that was settled since is not sent. */
function selectReasons(issues: CompletionIssues, drafts: ReasonDrafts): Record<string, string> {
  const warned = warningKinds.filter((kind) => issues[kind].length > 0);
  return Object.fromEntries(warned.map((kind) => [kind, drafts.get(kind).trim()]));
}
