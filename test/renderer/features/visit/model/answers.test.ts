import { expect, it } from 'vitest';
import { keepUnchanged } from '#renderer/features/visit/model/answers.ts';
import { toAssessment, toVerdict } from '../support/fixtures.ts';

it('keeps the verdicts that say the same as before as the same objects, and takes all others', () => {
  const before = toAssessment({ verdicts: [toVerdict('same'), toVerdict('changed'), toVerdict('gone')] });
  const after = toAssessment({
    verdicts: [toVerdict('new'), toVerdict('changed', { verdict: 'pass' }), toVerdict('same')],
    notArising: ['party_org'],
  });
  const kept = keepUnchanged(before, after);
  expect(kept).toEqual(after);
  expect(kept.verdicts.map((verdict) => before.verdicts.includes(verdict))).toEqual([false, false, true]);
});
