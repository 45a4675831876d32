import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { VisitList } from '#renderer/features/enterprise/visit-list.tsx';
import type { Visit } from '#renderer/features/enterprise/types.ts';
import { noCounts, noGaps, toId } from '../../support/fake-library.ts';
import { renderWith } from '../../support/render-with.tsx';

function toVisit(number: number, part: Partial<Visit>): Visit {
  return {
    inspectionId: toId(number),
    enterpriseId: toId(0),
    date: `202${number}-05-12`,
    kind: 'follow_up',
    state: 'draft',
    inspectors: [],
    counts: noCounts,
    gaps: noGaps,
    ...part,
  };
}

describe('the visits of an enterprise', () => {
  it('show state and gaps, and never call good what is not known', async () => {
    const visits = [
      toVisit(6, { counts: { ...noCounts, gap: 3, unknown: 9 }, gaps: { ...noGaps, critical: 1, advisory: 2 } }),
      toVisit(5, { state: 'approved', counts: { ...noCounts, unknown: 9 } }),
      toVisit(4, { counts: { ...noCounts, pass: 9 } }),
      toVisit(3, { counts: null, gaps: null }),
    ];
    const onOpenVisit = vi.fn<(inspectionId: string) => void>();
    const { user } = await renderWith(<VisitList visits={visits} merged={[]} onOpenVisit={onOpenVisit} />);
    const [gaps, open, clear, uncounted] = screen.getAllByRole('listitem');
    expect(gaps).toHaveTextContent(/草稿.*严重 1.*2/);
    expect(open).toHaveTextContent(/已审核.*暂未发现/);
    expect(clear).toHaveTextContent('无问题');
    expect(within(uncounted ?? document.body).getByRole('button').textContent).toBe(
      '打开 2023-05-12 的检查2023-05-12复查草稿',
    );
    await user.click(screen.getByRole('button', { name: /^打开 2025-05-12 的检查/ }));
    expect(onOpenVisit).toHaveBeenCalledExactlyOnceWith(toId(5));
  });
});
