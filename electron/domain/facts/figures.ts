import type { Condition } from '#domain/condition.ts';
import type { Figure } from './figure.ts';
import { officerFigures } from './figures-officers.ts';
import { organisationFigures } from './figures-organisation.ts';
import { participationFigures } from './figures-participation.ts';

/** The 64 figures of the survey of 206 enterprise unions, in the order of its text. */
export const figures: readonly Figure[] = [...organisationFigures, ...officerFigures, ...participationFigures];

/** What the base `200+` means. */
export const largeEnterprise: Condition = { compare: [{ fact: 'employees_total' }, '>=', 200] };
