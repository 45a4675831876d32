import { describe, expect, it } from 'vitest';
import { findDuplicates } from '#services/duplicates/find-duplicates.ts';
import { scanDuplicates } from '#services/duplicates/scan-duplicates.ts';
import { createEnterprise, updateEnterprise } from '#services/enterprises.ts';
import { getContentHash } from '#services/content-hash.ts';
import type { Library } from '#services/library.ts';
import { mergeEnterprises, unmergeEnterprise } from '#services/merge-enterprises.ts';
import { enterpriseInput, makeCreditCode, makeLibrary } from '../support/app-library.ts';

const pause = (): Promise<void> => Promise.resolve();

function add(library: Library, input: Partial<Parameters<typeof createEnterprise>[1]>): string {
  return createEnterprise(library, { ...enterpriseInput, ...input }).enterpriseId;
}

async function findIds(library: Library, typed: Partial<Parameters<typeof findDuplicates>[1]>) {
  const found = await findDuplicates(library, { name: '', creditCode: null, regionCode: null, ...typed }, pause);
  return found.map(({ enterprise, reason }) => [enterprise.enterpriseId, reason]);
}

describe('findDuplicates', () => {
  it('follows what is written: new ones, other names, merges and their undoing', async () => {
    const library = makeLibrary();
    const typed = { name: '晨星電子', regionCode: '420106' };
    expect(await findIds(library, typed)).toEqual([]);
    const first = add(library, { name: '武汉晨星电子有限公司', creditCode: makeCreditCode(1) });
    expect(await findIds(library, typed)).toEqual([[first, 'same_core']]);
    const second = add(library, { name: '晨星电子' });
    expect(await findIds(library, typed)).toEqual([
      [second, 'same_name'],
      [first, 'same_core'],
    ]);
    expect(await findIds(library, { ...typed, enterpriseId: second })).toEqual([[first, 'same_core']]);
    mergeEnterprises(library, { from: second, into: first, take: [] });
    expect(await findIds(library, typed)).toEqual([[first, 'same_core']]);
    unmergeEnterprise(library, second);
    updateEnterprise(library, { ...enterpriseInput, enterpriseId: first, name: '远舟机械有限公司' });
    expect(await findIds(library, typed)).toEqual([[second, 'same_name']]);
  });

  it('finds the one that has the code as soon as the code is whole', async () => {
    const library = makeLibrary();
    const id = add(library, { name: '甲厂', creditCode: makeCreditCode(1) });
    expect(await findIds(library, { name: '乙店', creditCode: ` ${makeCreditCode(1).toLowerCase()}` })).toEqual([
      [id, 'same_code'],
    ]);
    expect(await findIds(library, { creditCode: makeCreditCode(1).slice(0, 17) })).toEqual([]);
  });

  it('takes no notice of the likes of it in another district, but of the very same name', async () => {
    const library = makeLibrary();
    const id = add(library, { name: '晨星精密电子有限公司', regionCode: '310115' });
    expect(await findIds(library, { name: '晨星精蜜电子有限公司', regionCode: '420106' })).toEqual([]);
    expect(await findIds(library, { name: '晨星精蜜电子有限公司', regionCode: '310000' })).toEqual([[id, 'near_name']]);
    expect(await findIds(library, { name: '晨星精密电子（有限公司）', regionCode: '420106' })).toEqual([
      [id, 'same_name'],
    ]);
  });
});

describe('scanDuplicates', () => {
  it('goes through the library in parts, names each pair once and merges nothing', async () => {
    const library = makeLibrary();
    const ids = ['晨星电子有限公司', '远舟机械有限公司', '晨星电子', '远舟机戒有限公司'].map((name) =>
      add(library, { name }),
    );
    for (let number = 0; number < 1_200; number += 1) {
      add(library, { name: `第${number}号`, creditCode: makeCreditCode(number + 1) });
    }
    const hash = getContentHash(library);
    const found: string[] = [];
    let parts = 0;
    for (let next: number | null = 0; next !== null;) {
      const part: Awaited<ReturnType<typeof scanDuplicates>> = await scanDuplicates(library, next, pause);
      found.push(
        ...part.pairs.map(
          ({ one, two, reason }) => `${ids.indexOf(one.enterpriseId)}${ids.indexOf(two.enterpriseId)} ${reason}`,
        ),
      );
      expect(part.total).toBe(1_204);
      parts += 1;
      next = part.next;
    }
    expect(parts).toBe(2);
    // Which of the two came into the list first follows from their names.
    expect(found.map((pair) => pair.replace(/^20/, '02').replace(/^31/, '13')).toSorted()).toEqual([
      '02 same_core',
      '13 near_name',
    ]);
    expect(getContentHash(library)).toBe(hash);
  }, 60_000);
});
