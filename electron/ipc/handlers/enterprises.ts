import {
  createEnterprise,
  createVisit,
  getEnterprise,
  listEnterprises,
  updateEnterprise,
} from '#services/enterprises.ts';
import { canListAtOnce } from '#services/read-ahead.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';

type EnterpriseChannel = 'listEnterprises' | 'getEnterprise' | 'createEnterprise' | 'updateEnterprise' | 'createVisit';

/** The list, its enterprises, and new visits to them. */
export function createEnterpriseHandlers({ library, listReady }: HandlerContext): Pick<Handlers, EnterpriseChannel> {
  return {
    listEnterprises: async (request) => {
      const opened = await library;
      if (!canListAtOnce(opened, request)) await listReady();
      return listEnterprises(opened, request);
    },
    getEnterprise: async ({ enterpriseId }) => getEnterprise(await library, enterpriseId),
    createEnterprise: async (request) => createEnterprise(await library, request),
    updateEnterprise: async (request) => updateEnterprise(await library, request),
    createVisit: async (request) => createVisit(await library, request),
  };
}
