import { defineMessages } from '../define-messages.ts';

/** Errors of notices and records. */
export const documentErrors = defineMessages({
  'zh-Hans': {
    DOCUMENT_LOCKED_happened: '这份文书已经签发或作废，不能再改。',
    DOCUMENT_LOCKED_safe: '文书保持签发时的原样，文号不变。',
    DOCUMENT_LOCKED_next: '需要更正时，请另行签发更正文书；签发有误的可以作废。',
    ISSUE_REFUSED_happened: '文书没有签发：签发的条件还不具备。',
    ISSUE_REFUSED_safe: '草稿都在，没有占用文号。',
    ISSUE_REFUSED_next: '请完成检查，核对“设置”中的发文单位和文号格式，然后再签发。',
    PRINTING_UNAVAILABLE_happened: '没有生成 PDF：打印这份文书的部件不能用。',
    PRINTING_UNAVAILABLE_safe: '资料库和文书内容都没有变，没有占用文号。',
    PRINTING_UNAVAILABLE_next: '请重新打开程序再试；仍不行时，先用 DOCX 打印。',
  },
  'zh-Hant': {
    DOCUMENT_LOCKED_happened: '這份文書已經簽發或作廢，不能再改。',
    DOCUMENT_LOCKED_safe: '文書保持簽發時的原樣，文號不變。',
    DOCUMENT_LOCKED_next: '需要更正時，請另行簽發更正文書；簽發有誤的可以作廢。',
    ISSUE_REFUSED_happened: '文書沒有簽發：簽發的條件還不具備。',
    ISSUE_REFUSED_safe: '草稿都在，沒有佔用文號。',
    ISSUE_REFUSED_next: '請完成檢查，核對「設定」中的發文單位和文號格式，然後再簽發。',
    PRINTING_UNAVAILABLE_happened: '沒有產生 PDF：列印這份文書的元件不能用。',
    PRINTING_UNAVAILABLE_safe: '資料庫和文書內容都沒有變，沒有佔用文號。',
    PRINTING_UNAVAILABLE_next: '請重新開啟程式再試；仍不行時，先用 DOCX 列印。',
  },
  en: {
    DOCUMENT_LOCKED_happened: 'This document was issued or voided and can no longer be changed.',
    DOCUMENT_LOCKED_safe: 'It is as it was issued, under the same number.',
    DOCUMENT_LOCKED_next: 'To correct it, issue a correction; one that was issued by mistake can be voided.',
    ISSUE_REFUSED_happened: 'The document was not issued: something that it needs is missing.',
    ISSUE_REFUSED_safe: 'The draft is still there, and no number was used.',
    ISSUE_REFUSED_next:
      'Complete the inspection, check the issuing body and the pattern of the number in the settings, then issue it.',
    PRINTING_UNAVAILABLE_happened: 'No PDF was made: the part of the program that prints it cannot be used.',
    PRINTING_UNAVAILABLE_safe: 'The library and the document are as they were, and no number was used.',
    PRINTING_UNAVAILABLE_next: 'Start the program again and try once more; if it still fails, print the DOCX instead.',
  },
});
