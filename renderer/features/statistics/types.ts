import type { Request, Response } from '#ipc/contract.ts';

export type Statistics = Response<'getStatistics'>;
export type FigureResult = Statistics['figures'][number];
export type Where = Request<'getStatistics'>;
export type SizeClass = NonNullable<Where['sizeClass']>;
export type VerdictSummary = Response<'getVerdictSummary'>;
export type RuleResult = VerdictSummary['rules'][number];

/** Shows the enterprises at which a rule came out so. */
export type OpenRule = (outcome: NonNullable<Request<'listEnterprises'>['rule']>) => void;
