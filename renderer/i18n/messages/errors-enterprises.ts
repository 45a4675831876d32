import { defineMessages } from '../define-messages.ts';

/** Errors of merging enterprises. */
export const enterpriseErrors = defineMessages({
  'zh-Hans': {
    ENTERPRISE_SAME_happened: '不能把企业并入它自己。',
    ENTERPRISE_SAME_safe: '没有改动任何资料。',
    ENTERPRISE_SAME_next: '请选择另一家企业。',
    ENTERPRISE_MERGED_happened: '其中一家已经并入别的企业。',
    ENTERPRISE_MERGED_safe: '没有改动任何资料，原来的合并仍然有效。',
    ENTERPRISE_MERGED_next: '请返回企业列表重新查找；需要时先撤销原来的合并。',
    ENTERPRISE_NOT_MERGED_happened: '这家企业没有并入别的企业，无需撤销。',
    ENTERPRISE_NOT_MERGED_safe: '没有改动任何资料。',
    ENTERPRISE_NOT_MERGED_next: '请返回企业列表重新查找。',
  },
  'zh-Hant': {
    ENTERPRISE_SAME_happened: '不能把企業併入它自己。',
    ENTERPRISE_SAME_safe: '沒有改動任何資料。',
    ENTERPRISE_SAME_next: '請選擇另一家企業。',
    ENTERPRISE_MERGED_happened: '其中一家已經併入別的企業。',
    ENTERPRISE_MERGED_safe: '沒有改動任何資料，原來的合併仍然有效。',
    ENTERPRISE_MERGED_next: '請返回企業列表重新查找；需要時先撤銷原來的合併。',
    ENTERPRISE_NOT_MERGED_happened: '這家企業沒有併入別的企業，無需撤銷。',
    ENTERPRISE_NOT_MERGED_safe: '沒有改動任何資料。',
    ENTERPRISE_NOT_MERGED_next: '請返回企業列表重新查找。',
  },
  en: {
    ENTERPRISE_SAME_happened: 'An enterprise is not merged into itself.',
    ENTERPRISE_SAME_safe: 'Nothing was changed.',
    ENTERPRISE_SAME_next: 'Choose another enterprise.',
    ENTERPRISE_MERGED_happened: 'One of the two was merged into another enterprise already.',
    ENTERPRISE_MERGED_safe: 'Nothing was changed; the earlier merge still holds.',
    ENTERPRISE_MERGED_next: 'Look it up in the list again; undo the earlier merge first if need be.',
    ENTERPRISE_NOT_MERGED_happened: 'This enterprise is not merged into another one: there is nothing to undo.',
    ENTERPRISE_NOT_MERGED_safe: 'Nothing was changed.',
    ENTERPRISE_NOT_MERGED_next: 'Look it up in the list again.',
  },
});
