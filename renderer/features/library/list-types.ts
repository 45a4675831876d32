import type { Request, Response } from '#ipc/contract.ts';

export type EnterpriseRow = Response<'listEnterprises'>['rows'][number];
type ListRequest = Request<'listEnterprises'>;

/** Which enterprises are listed, and in what order. */
export type ListFilter = Pick<ListRequest, 'search' | 'show' | 'sort' | 'descending' | 'rule'>;
export type Show = ListFilter['show'];
export type SortKey = ListFilter['sort'];

export const startFilter: ListFilter = { search: '', show: 'all', sort: 'name', descending: false };

/** Greatest number of rows that one request brings. */
export const pageSize = 200;
