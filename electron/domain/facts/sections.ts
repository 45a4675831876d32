import type { Section } from '#domain/fact.ts';
import { text } from './text.ts';

/** The eight parts of a record, in the order of the checklist. */
export const sections: readonly Section[] = [
  { id: 'A', label: text('企业概况', '企業概況', 'Enterprise') },
  { id: 'B', label: text('组建与会员', '組建與會員', 'Establishment and membership') },
  { id: 'C', label: text('委员会与选举', '委員會與選舉', 'Committee and elections') },
  { id: 'D', label: text('主席与干部', '主席與幹部', 'Chair and officers') },
  { id: 'E', label: text('集体协商', '集體協商', 'Collective bargaining') },
  { id: 'F', label: text('职工代表大会', '職工代表大會', "Workers' congress") },
  { id: 'G', label: text('公司治理', '公司治理', 'Corporate governance') },
  { id: 'H', label: text('公开与监督', '公開與監督', 'Disclosure') },
];
