import { z } from 'zod';
import { assignmentStates } from '#domain/assignment-state.ts';
import { greatestReasonLength } from '#domain/completion.ts';
import { emptyRequest, id, listChoice } from '../schemas.ts';
import { handOverOutcome, passphrase } from './hand-over.ts';

const count = z.int().min(0);
const state = z.enum(assignmentStates);
const person = z.string().max(200);
/** As typed; what is wrong with it is said by RECORD_REJECTED. */
const day = z.string().max(40).nullable();
const note = z.string().max(greatestReasonLength).nullable();

const assignment = z.object({
  id,
  enterpriseId: id,
  inspector: z.string(),
  certificate: z.string().nullable(),
  assignedOn: z.string(),
  dueOn: z.string().nullable(),
  assignedBy: z.string().nullable(),
  note: z.string().nullable(),
  /** Why it cannot be carried out. */
  declined: z.string().nullable(),
  /** The day of the visit by which it is done. */
  visitedOn: z.string().nullable(),
  state,
});

const assignments = z.array(assignment);

const counts = z.record(state, count);

const assignRequest = z.strictObject({
  among: listChoice,
  inspector: person,
  certificate: person.nullable(),
  dueOn: day,
  note,
});

const assigned = z.object({
  created: count,
  updated: count,
  unchanged: count,
  /** Somebody else is to visit these as well: the first of them. */
  others: z.array(z.object({ enterpriseName: z.string(), inspector: z.string(), dueOn: z.string().nullable() })),
  othersCount: count,
  /** The enterprises that the inspector is still to visit, these and earlier ones. */
  open: count,
});

const change = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('edit'),
    inspector: person.optional(),
    certificate: person.nullable().optional(),
    dueOn: day.optional(),
    note: note.optional(),
  }),
  z.strictObject({ kind: z.enum(['withdraw', 'take_up']) }),
  z.strictObject({ kind: z.literal('decline'), reason: z.string().max(greatestReasonLength) }),
]);

const overview = z.object({
  counts,
  inspectors: z.array(
    z.object({
      inspector: z.string(),
      certificate: z.string().nullable(),
      counts,
      dueOn: z.string().nullable(),
    }),
  ),
});

const tasksRequest = z.strictObject({
  /** Empty: of everybody. */
  inspector: person,
  state: z.enum(['open', 'all', ...assignmentStates]),
  from: count,
  limit: z.int().min(1).max(200),
});

const tasks = z.object({
  matching: count,
  rows: z.array(assignment.extend({ enterpriseName: z.string(), regionCode: z.string().nullable() })),
});

const taskFileRequest = z.strictObject({
  inspector: person.min(1),
  withAttachments: z.enum(['all', 'none']),
  passphrase,
});

/** Who is to visit which enterprise until when. */
export const assignmentsContract = {
  getAssignments: { request: z.strictObject({ enterpriseId: id }), response: assignments },
  assignEnterprises: { request: assignRequest, response: assigned },
  /** The assignments of its enterprise afterwards. */
  changeAssignment: { request: z.strictObject({ assignmentId: id, change }), response: assignments },
  /** All open ones of an inspector. */
  withdrawOpenAssignments: {
    request: z.strictObject({ inspector: person.min(1) }),
    response: z.object({ withdrawn: count }),
  },
  getTaskOverview: { request: emptyRequest, response: overview },
  listTasks: { request: tasksRequest, response: tasks },
  listKnownInspectors: {
    request: emptyRequest,
    response: z.array(z.object({ name: z.string(), certificate: z.string().nullable() })),
  },
  /** The file with what the inspector is still to visit; progress and cancelling are those of a hand-over. */
  makeTaskFile: { request: taskFileRequest, response: handOverOutcome },
} as const;
