import type { Request, Response } from '#ipc/contract.ts';

export type EnterpriseView = Response<'getEnterprise'>;
export type Enterprise = EnterpriseView['enterprise'];
export type Visit = EnterpriseView['visits'][number];
export type EnterpriseInput = Request<'createEnterprise'>;
export type NewVisit = Request<'createVisit'>;
export type Inspector = NewVisit['inspectors'][number];
