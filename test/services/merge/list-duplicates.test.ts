import { expect, it } from 'vitest';
import { listDuplicateCandidates } from '#services/merge/list-duplicates.ts';
import { addVisit } from '../../support/test-library.ts';
import { makeDevice } from './support/devices.ts';
import { mergeLibraries } from './support/history.ts';

it('proposes enterprises that two devices entered, and joins none', async () => {
  const one = makeDevice(1).library;
  const two = makeDevice(2).library;
  const theirs = addVisit(one, {}, '上海晨光机械有限公司');
  addVisit(one, {}, '武汉别样食品有限公司');
  const own = addVisit(two, {}, '上海晨光机械有限公司');
  const outcome = await mergeLibraries(two, one);
  const found = await listDuplicateCandidates(two, outcome?.batchId ?? '');
  expect(found).toMatchObject([
    {
      enterpriseId: theirs.enterpriseId,
      candidates: [{ enterprise: { enterpriseId: own.enterpriseId }, reason: 'same_name' }],
    },
  ]);
  expect(two.db.prepare('SELECT count(*) FROM enterprises WHERE merged_into IS NULL').pluck().get()).toBe(3);
  await expect(listDuplicateCandidates(two, 'none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
