import { setImmediate } from 'node:timers/promises';
import { AppError } from '#domain/error.ts';
import { mostAssigned } from '#domain/assignment-state.ts';
import { assignEnterprises } from '#services/assignments/assign.ts';
import { changeAssignment } from '#services/assignments/change-assignment.ts';
import { listShown } from '#services/assignments/choose-enterprises.ts';
import { listAssignments } from '#services/assignments/list-assignments.ts';
import { withdrawOpenAssignments } from '#services/assignments/withdraw-open.ts';
import type { Library } from '#services/library.ts';
import type { HandlerContext } from '../context.ts';
import type { ParsedRequest } from '../contract.ts';
import type { Handlers } from '../router.ts';
import type { assignmentsContract } from '../schemas/assignments.ts';
import { runHandOver } from './hand-over.ts';
import { createRuleFilter } from './rule-filter.ts';

const mostOthers = 50;

type Among = ParsedRequest<'assignEnterprises'>['among'];

/** Who is to visit which enterprise until when, and the file for the inspector. */
export function createAssignmentHandlers(context: HandlerContext): Pick<Handlers, keyof typeof assignmentsContract> {
  const { library, overview, handOvers } = context;
  const listAmong = createAmong(context);
  return {
    getAssignments: async ({ enterpriseId }) => [...listAssignments(await library, enterpriseId)],
    assignEnterprises: async ({ among, ...given }) => {
      const opened = await library;
      const enterpriseIds = await listAmong(opened, among);
      const assigned = await assignEnterprises(opened, { enterpriseIds, ...given }, giveWay);
      if (assigned === undefined) throw new AppError('INTERNAL', 'Assigning was stopped');
      const { created, updated, unchanged, others } = assigned;
      const open = await overview.listOpenEnterprises(given.inspector);
      return {
        created,
        updated,
        unchanged,
        others: others.slice(0, mostOthers).map(({ enterpriseId: _id, ...other }) => other),
        othersCount: others.length,
        open: open.length,
      };
    },
    changeAssignment: async (request) => [...changeAssignment(await library, request)],
    withdrawOpenAssignments: async ({ inspector }) => {
      const withdrawn = await withdrawOpenAssignments(await library, inspector, giveWay);
      if (withdrawn === undefined) throw new AppError('INTERNAL', 'Withdrawing was stopped');
      return { withdrawn };
    },
    getTaskOverview: () => overview.getTaskOverview(),
    listTasks: (request) => overview.listTasks(request),
    listKnownInspectors: () => overview.listKnownInspectors(),
    makeTaskFile: async ({ inspector, withAttachments, passphrase }) => {
      const enterprises = new Set(await overview.listTaskEnterprises(inspector));
      if (enterprises.size === 0) throw new AppError('NOT_FOUND', 'There is nothing to visit', {});
      return await runHandOver(handOvers, { passphrase, only: { enterprises, withAttachments }, forWhom: inspector });
    },
  };
}

/** Lets other requests have their turn. */
async function giveWay(): Promise<boolean> {
  await setImmediate();
  return true;
}

function createAmong(context: HandlerContext): (library: Library, among: Among) => Promise<readonly string[]> {
  const findByRule = createRuleFilter(context);
  return async (library, among) => {
    if ('ids' in among) return among.ids;
    const { rule, ...filter } = among.filter;
    await context.listReady();
    const ofRule = rule === undefined ? undefined : await findByRule(library, rule);
    const ids: string[] = [];
    for (const page of listShown(library, { ...filter, among: ofRule })) {
      ids.push(...page);
      await setImmediate();
    }
    if (ids.length <= mostAssigned) return ids;
    throw new AppError('INVALID_REQUEST', `At most ${mostAssigned} enterprises at a time`, { found: ids.length });
  };
}
