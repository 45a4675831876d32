/** Trades for invented enterprises, with their division in GB/T 4754 (letter and two digits). */
export type SampleTrade = { readonly industryCode: string; readonly name: string };

export const sampleTrades: readonly SampleTrade[] = [
  { industryCode: 'C39', name: '精密电子' },
  { industryCode: 'C34', name: '通用机械' },
  { industryCode: 'C35', name: '专用设备' },
  { industryCode: 'C17', name: '纺织' },
  { industryCode: 'C18', name: '服装' },
  { industryCode: 'C13', name: '粮油食品' },
  { industryCode: 'C26', name: '化工' },
  { industryCode: 'C27', name: '制药' },
  { industryCode: 'C29', name: '橡塑' },
  { industryCode: 'C30', name: '建材' },
  { industryCode: 'C31', name: '钢铁' },
  { industryCode: 'C33', name: '金属制品' },
  { industryCode: 'C36', name: '汽车配件' },
  { industryCode: 'C38', name: '电气' },
  { industryCode: 'C22', name: '纸业' },
  { industryCode: 'C23', name: '印务' },
  { industryCode: 'D44', name: '热力' },
  { industryCode: 'E47', name: '建筑工程' },
  { industryCode: 'F51', name: '商贸' },
  { industryCode: 'F52', name: '百货' },
  { industryCode: 'G54', name: '运输' },
  { industryCode: 'G59', name: '仓储' },
  { industryCode: 'H61', name: '酒店管理' },
  { industryCode: 'I65', name: '软件' },
];
