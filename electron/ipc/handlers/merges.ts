import { setImmediate as pause } from 'node:timers/promises';
import { findDuplicates } from '#services/duplicates/find-duplicates.ts';
import { scanDuplicates } from '#services/duplicates/scan-duplicates.ts';
import { getEnterprise } from '#services/enterprises.ts';
import { mergeEnterprises, previewMerge, unmergeEnterprise } from '#services/merge-enterprises.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';

type MergeChannel = 'findDuplicates' | 'scanDuplicates' | 'previewMerge' | 'mergeEnterprises' | 'unmergeEnterprise';

/** Enterprises that were entered twice: finding them, making them one, and taking that back. */
export function createMergeHandlers({ library, listReady }: HandlerContext): Pick<Handlers, MergeChannel> {
  return {
    findDuplicates: async (request) => {
      await listReady();
      return findDuplicates(await library, request, pause);
    },
    scanDuplicates: async ({ from }) => {
      await listReady();
      return scanDuplicates(await library, from, pause);
    },
    previewMerge: async (request) => previewMerge(await library, request),
    mergeEnterprises: async (request) => {
      const opened = await library;
      mergeEnterprises(opened, request);
      return getEnterprise(opened, request.into);
    },
    unmergeEnterprise: async ({ enterpriseId }) => {
      unmergeEnterprise(await library, enterpriseId);
      return null;
    },
  };
}
