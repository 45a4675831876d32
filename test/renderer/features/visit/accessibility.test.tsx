import axe from 'axe-core';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { toAssessment, toPack, toPreviousGap, toRule, toVerdict } from './support/fixtures.ts';
import { renderVisit } from './support/render-visit.tsx';

// jsdom has no layout: contrast and sizes are for the running window.
const options: axe.RunOptions = { rules: { 'color-contrast': { enabled: false } } };

describe('the screen of a visit', () => {
  it('has names and roles that assistive technology can use, in both views', async () => {
    const { user } = await renderVisit({
      pack: toPack([toRule('one'), toRule('two')]),
      visit: {
        answers: { employees_total: { value: 5, carriedFrom: '2025-01-01', note: '看花名册' } },
        previous: {
          inspectionId: '01900000-0000-7000-8000-000000000009',
          date: '2025-01-01',
          gaps: [toPreviousGap('one', 1), toPreviousGap('two', 2)],
        },
        assessment: toAssessment({
          verdicts: [toVerdict('one'), toVerdict('two', { verdict: 'unknown', missing: ['womens_committee'] })],
          contradictions: [{ id: 'c', facts: ['members_women', 'members_total'], message: '女会员多于会员' }],
          notArising: ['party_org'],
          nextQuestions: [{ fact: 'womens_committee', decides: 1 }],
        }),
      },
    });
    const record = await axe.run(document.body, options);
    expect(record.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await user.click(screen.getByRole('button', { name: '检查清单' }));
    const checklist = await axe.run(document.body, options);
    expect(checklist.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
