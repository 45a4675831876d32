/** Places for invented enterprises: real counties (GB/T 2260), so that local parameters and local law take part. */
export type SamplePlace = {
  readonly regionCode: string;
  /** As in an address. */
  readonly name: string;
};

export const samplePlaces: readonly SamplePlace[] = [
  { regionCode: '110105', name: '北京市朝阳区' },
  { regionCode: '110106', name: '北京市丰台区' },
  { regionCode: '120111', name: '天津市西青区' },
  { regionCode: '130108', name: '河北省石家庄市裕华区' },
  { regionCode: '140105', name: '山西省太原市小店区' },
  { regionCode: '210102', name: '辽宁省沈阳市和平区' },
  { regionCode: '220104', name: '吉林省长春市朝阳区' },
  { regionCode: '230103', name: '黑龙江省哈尔滨市南岗区' },
  { regionCode: '310115', name: '上海市浦东新区' },
  { regionCode: '310114', name: '上海市嘉定区' },
  { regionCode: '320106', name: '江苏省南京市鼓楼区' },
  { regionCode: '330106', name: '浙江省杭州市西湖区' },
  { regionCode: '330212', name: '浙江省宁波市鄞州区' },
  { regionCode: '340104', name: '安徽省合肥市蜀山区' },
  { regionCode: '350203', name: '福建省厦门市思明区' },
  { regionCode: '360111', name: '江西省南昌市青山湖区' },
  { regionCode: '370102', name: '山东省济南市历下区' },
  { regionCode: '370212', name: '山东省青岛市崂山区' },
  { regionCode: '410105', name: '河南省郑州市金水区' },
  { regionCode: '410302', name: '河南省洛阳市老城区' },
  { regionCode: '420106', name: '湖北省武汉市武昌区' },
  { regionCode: '430104', name: '湖南省长沙市岳麓区' },
  { regionCode: '440106', name: '广东省广州市天河区' },
  { regionCode: '440305', name: '广东省深圳市南山区' },
  { regionCode: '450103', name: '广西壮族自治区南宁市青秀区' },
  { regionCode: '500103', name: '重庆市渝中区' },
  { regionCode: '500112', name: '重庆市渝北区' },
  { regionCode: '510107', name: '四川省成都市武侯区' },
  { regionCode: '520103', name: '贵州省贵阳市云岩区' },
  { regionCode: '530102', name: '云南省昆明市五华区' },
  { regionCode: '610113', name: '陕西省西安市雁塔区' },
  { regionCode: '620102', name: '甘肃省兰州市城关区' },
];
