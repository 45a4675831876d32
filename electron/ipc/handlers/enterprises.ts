import {
  countShows,
  createEnterprise,
  createVisit,
  getEnterprise,
  listEnterprises,
  updateEnterprise,
} from '#services/enterprises.ts';
import { canListAtOnce } from '#services/read-ahead.ts';
import type { HandlerContext } from '../context.ts';
import type { Handlers } from '../router.ts';
import { createRuleFilter } from './rule-filter.ts';

type EnterpriseChannel =
  | 'listEnterprises'
  | 'countEnterprises'
  | 'getEnterprise'
  | 'createEnterprise'
  | 'updateEnterprise'
  | 'createVisit';

/** The list, its enterprises, and new visits to them. */
export function createEnterpriseHandlers(context: HandlerContext): Pick<Handlers, EnterpriseChannel> {
  const { library, listReady } = context;
  const findAmong = createRuleFilter(context);
  return {
    listEnterprises: async ({ rule, ...request }) => {
      const opened = await library;
      if (rule === undefined && canListAtOnce(opened, request)) return listEnterprises(opened, request);
      await listReady();
      if (rule === undefined) return listEnterprises(opened, request);
      return listEnterprises(opened, { ...request, among: await findAmong(opened, rule) });
    },
    countEnterprises: async ({ search, rule }) => {
      const opened = await library;
      await listReady();
      const among = rule === undefined ? undefined : await findAmong(opened, rule);
      return countShows(opened, { search, among });
    },
    getEnterprise: async ({ enterpriseId }) => getEnterprise(await library, enterpriseId),
    createEnterprise: async (request) => createEnterprise(await library, request),
    updateEnterprise: async (request) => updateEnterprise(await library, request),
    createVisit: async (request) => createVisit(await library, request),
  };
}
