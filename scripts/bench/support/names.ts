import type { Random } from './random.ts';

const places = [
  '武汉',
  '北京',
  '上海',
  '郑州',
  '杭州',
  '济南',
  '重庆',
  '长沙',
  '厦门',
  '宁波',
  '东莞',
  '佛山',
] as const;
const words = [...'华新光明永安宏远金盛达信和泰嘉恒天宇东方中科众诚瑞丰启航星海云龙兴隆百川鼎立同创博雅'];
const trades = [
  '机械制造',
  '电子科技',
  '食品',
  '物流',
  '纺织服装',
  '建筑工程',
  '信息技术',
  '商贸',
  '化工',
  '餐饮管理',
] as const;
const forms = ['有限公司', '股份有限公司', '有限责任公司', '厂', '集团有限公司'] as const;

/** An enterprise's name as registers have them: place, two to four characters, trade, legal form. */
export function createName(random: Random): string {
  const length = random.between(2, 4);
  const name = Array.from({ length }, () => random.pick(words)).join('');
  return `${random.pick(places)}${name}${random.pick(trades)}${random.pick(forms)}`;
}

const digits = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

/** Eighteen characters like a unified social credit code; its check character is not computed. */
export function createCreditCode(random: Random, regionCode: string): string {
  const rest = Array.from({ length: 10 }, () => random.pick(digits)).join('');
  return `91${regionCode}${rest}`;
}
