import type { Request, Response } from '#ipc/contract.ts';

export type Assignment = Response<'getAssignments'>[number];
export type AssignmentState = Assignment['state'];
export type Among = Request<'assignEnterprises'>['among'];
export type Assigned = Response<'assignEnterprises'>;
export type Change = Request<'changeAssignment'>['change'];
export type TaskOverview = Response<'getTaskOverview'>;
export type InspectorTasks = TaskOverview['inspectors'][number];
export type TaskState = Request<'listTasks'>['state'];
export type Task = Response<'listTasks'>['rows'][number];
export type KnownInspector = Response<'listKnownInspectors'>[number];

/** Which enterprises are assigned, and in what words. */
export type Scope =
  /** `count`: undefined while it is not known. */
  | { readonly kind: 'filter' | 'ticked'; readonly among: Among; readonly count: number | undefined }
  | { readonly kind: 'one'; readonly among: Among; readonly name: string };
