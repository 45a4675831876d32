import type { Text } from './language.ts';

export type Province = { readonly code: string; readonly name: Text };

/** The 34 regions of province level by the first two digits of GB/T 2260, in the order of the codes. */
export const provinces: readonly Province[] = [
  { code: '11', name: { 'zh-Hans': '北京', 'zh-Hant': '北京', en: 'Beijing' } },
  { code: '12', name: { 'zh-Hans': '天津', 'zh-Hant': '天津', en: 'Tianjin' } },
  { code: '13', name: { 'zh-Hans': '河北', 'zh-Hant': '河北', en: 'Hebei' } },
  { code: '14', name: { 'zh-Hans': '山西', 'zh-Hant': '山西', en: 'Shanxi' } },
  { code: '15', name: { 'zh-Hans': '内蒙古', 'zh-Hant': '內蒙古', en: 'Inner Mongolia' } },
  { code: '21', name: { 'zh-Hans': '辽宁', 'zh-Hant': '遼寧', en: 'Liaoning' } },
  { code: '22', name: { 'zh-Hans': '吉林', 'zh-Hant': '吉林', en: 'Jilin' } },
  { code: '23', name: { 'zh-Hans': '黑龙江', 'zh-Hant': '黑龍江', en: 'Heilongjiang' } },
  { code: '31', name: { 'zh-Hans': '上海', 'zh-Hant': '上海', en: 'Shanghai' } },
  { code: '32', name: { 'zh-Hans': '江苏', 'zh-Hant': '江蘇', en: 'Jiangsu' } },
  { code: '33', name: { 'zh-Hans': '浙江', 'zh-Hant': '浙江', en: 'Zhejiang' } },
  { code: '34', name: { 'zh-Hans': '安徽', 'zh-Hant': '安徽', en: 'Anhui' } },
  { code: '35', name: { 'zh-Hans': '福建', 'zh-Hant': '福建', en: 'Fujian' } },
  { code: '36', name: { 'zh-Hans': '江西', 'zh-Hant': '江西', en: 'Jiangxi' } },
  { code: '37', name: { 'zh-Hans': '山东', 'zh-Hant': '山東', en: 'Shandong' } },
  { code: '41', name: { 'zh-Hans': '河南', 'zh-Hant': '河南', en: 'Henan' } },
  { code: '42', name: { 'zh-Hans': '湖北', 'zh-Hant': '湖北', en: 'Hubei' } },
  { code: '43', name: { 'zh-Hans': '湖南', 'zh-Hant': '湖南', en: 'Hunan' } },
  { code: '44', name: { 'zh-Hans': '广东', 'zh-Hant': '廣東', en: 'Guangdong' } },
  { code: '45', name: { 'zh-Hans': '广西', 'zh-Hant': '廣西', en: 'Guangxi' } },
  { code: '46', name: { 'zh-Hans': '海南', 'zh-Hant': '海南', en: 'Hainan' } },
  { code: '50', name: { 'zh-Hans': '重庆', 'zh-Hant': '重慶', en: 'Chongqing' } },
  { code: '51', name: { 'zh-Hans': '四川', 'zh-Hant': '四川', en: 'Sichuan' } },
  { code: '52', name: { 'zh-Hans': '贵州', 'zh-Hant': '貴州', en: 'Guizhou' } },
  { code: '53', name: { 'zh-Hans': '云南', 'zh-Hant': '雲南', en: 'Yunnan' } },
  { code: '54', name: { 'zh-Hans': '西藏', 'zh-Hant': '西藏', en: 'Tibet' } },
  { code: '61', name: { 'zh-Hans': '陕西', 'zh-Hant': '陝西', en: 'Shaanxi' } },
  { code: '62', name: { 'zh-Hans': '甘肃', 'zh-Hant': '甘肅', en: 'Gansu' } },
  { code: '63', name: { 'zh-Hans': '青海', 'zh-Hant': '青海', en: 'Qinghai' } },
  { code: '64', name: { 'zh-Hans': '宁夏', 'zh-Hant': '寧夏', en: 'Ningxia' } },
  { code: '65', name: { 'zh-Hans': '新疆', 'zh-Hant': '新疆', en: 'Xinjiang' } },
  { code: '71', name: { 'zh-Hans': '台湾', 'zh-Hant': '台灣', en: 'Taiwan' } },
  { code: '81', name: { 'zh-Hans': '香港', 'zh-Hant': '香港', en: 'Hong Kong' } },
  { code: '82', name: { 'zh-Hans': '澳门', 'zh-Hant': '澳門', en: 'Macao' } },
];

const provincesByCode: ReadonlyMap<string, Province> = new Map(provinces.map((entry) => [entry.code, entry]));

/** The province of a region code (two to six digits), or undefined where its first two digits name none. */
export function provinceOf(regionCode: string): Province | undefined {
  return /^\d{2,6}$/.test(regionCode) ? provincesByCode.get(regionCode.slice(0, 2)) : undefined;
}

/** Says whether `text` is six digits that begin with a province; the list of counties changes too often to be held. */
export function isRegionCode(text: string): boolean {
  return /^\d{6}$/.test(text) && provincesByCode.has(text.slice(0, 2));
}
