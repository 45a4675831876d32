import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import { toTone } from '#renderer/components/verdict-tone.ts';
import { renderWith } from '../support/render-with.tsx';

describe('VerdictBadge', () => {
  it('says a breach of a binding norm in words, with how grave it is', async () => {
    await renderWith(<VerdictBadge verdict="gap" modality="must" severity="critical" />);
    expect(screen.getByText('不符合 · 严重')).toBeInTheDocument();
  });

  it('never calls a permissive norm that is not met a breach', async () => {
    await renderWith(<VerdictBadge verdict="gap" modality="may" severity="advisory" />);
    expect(screen.getByText('建议改进')).toBeInTheDocument();
    expect(screen.queryByText(/不符合/)).toBeNull();
  });

  it('gives every verdict a word and a shape of its own', async () => {
    const verdicts = ['gap', 'unknown', 'pass', 'not_applicable', 'error'] as const;
    const { container } = await renderWith(
      <>
        {verdicts.map((verdict) => (
          <VerdictBadge key={verdict} verdict={verdict} modality="must" />
        ))}
        <VerdictBadge verdict="gap" modality="encouraged" />
      </>,
    );
    const shapes = [...container.querySelectorAll('svg')].map((svg) => svg.innerHTML);
    const words = [...container.querySelectorAll('.verdict-badge')].map((badge) => badge.textContent);
    expect(new Set(shapes).size).toBe(6);
    expect(new Set(words).size).toBe(6);
  });

  it('tells union norms with the binding ones', () => {
    expect(toTone({ verdict: 'gap', modality: 'union_norm' })).toBe('breach');
    expect(toTone({ verdict: 'gap', modality: 'encouraged' })).toBe('advice');
    expect(toTone({ verdict: 'unknown', modality: 'may' })).toBe('unknown');
  });
});
