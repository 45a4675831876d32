import { describe, expect, it } from 'vitest';
import { errorCodes } from '#domain/error.ts';
import { languages } from '#domain/language.ts';
import { showLanguage, startI18n } from '#renderer/i18n/index.ts';
import { messages } from '#renderer/i18n/messages.ts';

type Texts = Readonly<Record<string, string>>;
const features: readonly [string, Readonly<Record<string, Texts>>][] = Object.entries(messages);

function listPlaceholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();
}

describe('messages', () => {
  it.each(features)('%s has the same keys in every language, none empty', (_feature, byLanguage) => {
    const keys = Object.keys(byLanguage['zh-Hans'] ?? {});
    expect(keys.length).toBeGreaterThan(0);
    for (const language of languages) {
      const texts = byLanguage[language] ?? {};
      expect(Object.keys(texts)).toEqual(keys);
      expect(Object.entries(texts).filter(([, text]) => text.trim() === '')).toEqual([]);
    }
  });

  it.each(features)('%s has the same placeholders in every language', (_feature, byLanguage) => {
    for (const [key, text] of Object.entries(byLanguage['zh-Hans'] ?? {})) {
      for (const language of languages) {
        expect(listPlaceholders(byLanguage[language]?.[key] ?? ''), `${key} in ${language}`).toEqual(
          listPlaceholders(text),
        );
      }
    }
  });

  it('has no simplified character left in traditional Chinese where the two differ', () => {
    const simplifiedOnly =
      /[们这说过还进时问题检记录简体务请应议规则业单种为与发动开关车见长门书东风云乐义习乡亲产从仅众优传伤伟侧债倾华协卖压县变叶号吗听启员响团园国图圆圣场坏块坚声处备复头夹奖妇妈孙学宁实审宫宽对导寿尔尘层属岁岛币帅师带帮库张弯归当彻径忆怀态恋恶惊愿戏战户扑执扩扫扬抢护报担拟择挂挡损换据数断无旧显晓术机杂权条来构枪标栏树样桥梦检楼欢残毁毕气汉汤没沟泪泽洁测济浅渐渔温湾湿满滚灭灯灵灾炉点炼烂热爱爷状犹狱独猎献现环琐电画疗疮疯监盖盘码砖础确离积称穷窃竞笔筑签类粮紧纪约级纯纲纳纵纷纸线练组细织终经结绕绘给络绝统继绩续绪维缩网罗罚职联肃胆脑脸脚腊腾舰艺节芦苏药获萧营蓝虑虫虽补装裤览观览触誉计订认讨让训讯设访证评识词译试详语误读调谈谋谓谢谱贝负贡财责贤败货质贩贪购贯贱贴贵贷贸费贺资赏赔赖赚赛赞赢赵趋跃踪轨轮软轰轻载较辅辆辈输辑达迁运迟适选逊递逻遗邓郑释钟钢钱铁铜链销锁错锦键镇镜闭闲间闹闻闽阁阅队阳阴阵阶际陆陈险随隐难雾须顾顿预领频颗额颜飞饭饮饰饱馆驱驻驾验骂骗鱼鲁鸟鸡鸣鸭龙龟]/;
    for (const [feature, byLanguage] of features) {
      for (const [key, text] of Object.entries(byLanguage['zh-Hant'] ?? {})) {
        expect(simplifiedOnly.exec(text)?.[0], `${feature}.${key}: ${text}`).toBeUndefined();
      }
    }
  });

  it('says of every error what happened, what is safe and what to do', () => {
    const texts: Texts = messages.errors.en;
    for (const code of errorCodes) {
      for (const part of ['happened', 'safe', 'next']) expect(texts[`${code}_${part}`]).toMatch(/\.$/);
    }
  });

  it('tells the document which language is shown', async () => {
    const i18n = startI18n();
    await showLanguage('zh-Hant');
    expect(document.documentElement.lang).toBe('zh-Hant');
    expect(i18n.t('frame.settings')).toBe('設定');
    await showLanguage('en');
    expect(document.documentElement.lang).toBe('en');
    expect(i18n.t('library.totals', { matching: 3, total: 9 })).toBe('Showing 3 of 9');
  });
});
