import { defineMessages } from '../define-messages.ts';

/** Errors of review and of the findings' life. */
export const reviewErrors = defineMessages({
  'zh-Hans': {
    REVIEW_REFUSED_happened: '没有退回：既没有写明原因，也没有待处理的批注。',
    REVIEW_REFUSED_safe: '检查记录和所有批注都没有变。',
    REVIEW_REFUSED_next: '请写明退回原因，或者先在有问题的条目上写批注；已审核的记录退回时必须写明原因。',
    COMMENT_FOREIGN_happened: '这条批注是别人写的，没有改动。',
    COMMENT_FOREIGN_safe: '原来的文字都在。',
    COMMENT_FOREIGN_next: '可以回复这条批注，或者把它标为已处理。',
    FINDING_REFUSED_happened: '这一步没有做：条件还不具备，或者问题的状态已经变了。',
    FINDING_REFUSED_safe: '问题的状态和此前的记录都没有变。',
    FINDING_REFUSED_next: '请看下面列出的原因，补齐后再试；核实人必须不是提交整改材料的人。',
  },
  'zh-Hant': {
    REVIEW_REFUSED_happened: '沒有退回：既沒有寫明原因，也沒有待處理的批註。',
    REVIEW_REFUSED_safe: '檢查記錄和所有批註都沒有變。',
    REVIEW_REFUSED_next: '請寫明退回原因，或者先在有問題的條目上寫批註；已審核的記錄退回時必須寫明原因。',
    COMMENT_FOREIGN_happened: '這條批註是別人寫的，沒有改動。',
    COMMENT_FOREIGN_safe: '原來的文字都在。',
    COMMENT_FOREIGN_next: '可以回覆這條批註，或者把它標為已處理。',
    FINDING_REFUSED_happened: '這一步沒有做：條件還不具備，或者問題的狀態已經變了。',
    FINDING_REFUSED_safe: '問題的狀態和此前的記錄都沒有變。',
    FINDING_REFUSED_next: '請看下面列出的原因，補齊後再試；核實人必須不是提交整改材料的人。',
  },
  en: {
    REVIEW_REFUSED_happened: 'The visit was not returned: there is neither a reason nor an open comment.',
    REVIEW_REFUSED_safe: 'The record and every comment are as they were.',
    REVIEW_REFUSED_next:
      'State a reason, or comment on the items that are wrong; an approved visit is returned with a reason only.',
    COMMENT_FOREIGN_happened: 'Somebody else wrote this comment; it was not changed.',
    COMMENT_FOREIGN_safe: 'Its words are all there.',
    COMMENT_FOREIGN_next: 'Reply to it, or mark it as done.',
    FINDING_REFUSED_happened: 'The step was not taken: something is missing, or the state of the finding has changed.',
    FINDING_REFUSED_safe: 'The finding and all that was recorded of it are as they were.',
    FINDING_REFUSED_next:
      'See the reasons below, supply what is missing and try again; nobody verifies what they handed in themselves.',
  },
});
