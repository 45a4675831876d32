/** Syllables of which invented names of enterprises are made: one of the first list, one of the second. */
export const stemBeginnings = Array.from('晨启恒瑞远泓致朗景安弘佳润宏益泰星云海岳');
export const stemEndings = Array.from('禾川舟桥林峰岚苑溪野澜庭昇曜沅榆');

/** Invented persons: a surname and a given name; they are always marked as invented where they appear. */
export const surnames = Array.from('王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗');
export const givenNames = [
  '明岚',
  '启航',
  '思远',
  '若溪',
  '志恒',
  '雅宁',
  '建舟',
  '文澜',
  '晓禾',
  '立新',
  '秋实',
  '景行',
  '玉衡',
  '春晖',
  '子衿',
  '长风',
  '安然',
  '一鸣',
  '慧中',
  '守诚',
];
