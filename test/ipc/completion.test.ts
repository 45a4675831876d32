import { expect, it } from 'vitest';
import type { Result } from '#ipc/result.ts';
import { makeLibrary, makeVisit } from '../services/support/app-library.ts';
import { createLibraryHandlers, openDesk } from './support.ts';

function valueOf(result: Result<unknown>): unknown {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

it('completes, compares, reopens and voids a visit over the border', async () => {
  const library = makeLibrary();
  const desk = openDesk({ handlers: createLibraryHandlers(library) });
  const { inspectionId } = makeVisit(library);
  expect(await desk.ask('completeVisit', { inspectionId, reasons: {} })).toMatchObject({
    ok: false,
    error: { code: 'COMPLETION_REFUSED', details: { blocks: ['no_inspector'], unexplained: [] } },
  });
  const inspectors = [{ name: '王芳', certificate: '' }];
  valueOf(await desk.ask('saveVisitDetails', { inspectionId, inspectors }));
  const frozen = { by: '王芳', reasons: {} };
  const completed = valueOf(await desk.ask('completeVisit', { inspectionId, reasons: {} }));
  expect(completed).toMatchObject({ inspection: { state: 'completed' }, frozen });
  const answers = { employees_total: { value: 1 } };
  expect(await desk.ask('saveAnswers', { inspectionId, answers })).toMatchObject({ error: { code: 'RECORD_LOCKED' } });
  expect(valueOf(await desk.ask('reevaluateVisit', { inspectionId }))).toMatchObject({ differences: [] });
  expect(await desk.ask('reopenVisit', { inspectionId, reason: ' ' })).toMatchObject({
    error: { code: 'INVALID_REQUEST' },
  });
  const reopened = valueOf(await desk.ask('reopenVisit', { inspectionId, reason: '漏项' }));
  expect(reopened).toMatchObject({ inspection: { state: 'draft' }, frozen: null, stateReason: '漏项' });
  const voided = valueOf(await desk.ask('voidVisit', { inspectionId, reason: '重复' }));
  expect(voided).toMatchObject({ inspection: { state: 'void' }, stateReason: '重复' });
  expect(desk.reports).toEqual([]);
});
