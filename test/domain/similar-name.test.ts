import { describe, expect, it } from 'vitest';
import { compareNames, isSamePlace, toComparable } from '#domain/similar-name.ts';

function compare(one: string, two: string): ReturnType<typeof compareNames> {
  return compareNames(toComparable(one), toComparable(two));
}

describe('compareNames', () => {
  it.each([
    ['晨星 电子（上海）有限公司', '晨星电子(上海)有限公司', 'same'],
    ['ＡＢＣ电子', 'abc电子', 'same'],
    ['晨星電子有限責任公司', '晨星电子有限责任公司', 'same'],
    ['上海市浦东新区晨星电子有限公司', '晨星电子', 'same_core'],
    ['上海晨星电子有限公司', '晨星（上海）电子股份有限公司', 'same_core'],
    ['深圳晨星电子厂', '晨星电子', 'same_core'],
    ['晨星精密电子有限公司', '晨星精蜜电子有限公司', 'near'],
    ['晨星精密电子有限公司', '晨星密精电子有限公司', 'near'],
    ['晨星精密电子有限公司', '精密电子晨星有限公司', 'near'],
    ['晨星软件', '晨星软', 'near'],
    ['远舟通用机械设备制造有限公司', '远州通用机戒设备制造有限公司', 'near'],
  ])('%s and %s: %s', (one, two, likeness) => {
    expect(compare(one, two)).toBe(likeness);
    expect(compare(two, one)).toBe(likeness);
  });

  it.each([
    ['晨星电子有限公司', '远舟机械有限公司'],
    ['甲乙厂', '甲丙厂'],
    ['晨星精密电子有限公司', '远航精蜜电子有限公司'],
    ['上海市', '北京市'],
  ])('%s and %s are two', (one, two) => {
    expect(compare(one, two)).toBeUndefined();
  });

  it('leaves enough of a name that is all place and legal form', () => {
    expect(toComparable('上海有限公司').core).not.toBe('');
    expect(toComparable('厂').core).toBe('厂');
  });
});

describe('isSamePlace', () => {
  it.each([
    [null, '310115', true],
    ['310115', '310115', true],
    ['310000', '310115', true],
    ['330100', '330106', true],
    ['310115', '310114', false],
    ['330100', '330206', false],
  ])('%s and %s: %s', (one, two, same) => {
    expect(isSamePlace(one, two)).toBe(same);
    expect(isSamePlace(two, one)).toBe(same);
  });
});
