import { defineMessages } from '../define-messages.ts';

/** Exchange through a folder, and what is wrong with a clock. */
export const exchange = defineMessages({
  'zh-Hans': {
    folderIntro: '几台电脑共用一个文件夹（优盘、局域网盘）时，从这里交换。只在你按下按钮时进行，从不自动进行。',
    folder: '共用文件夹',
    noFolder: '还没有选择',
    chooseFolder: '选择文件夹…',
    exchange: '现在同步',
    exchangeFailed: '没有同步完。',
    exchangeDone: '同步完成',
    exchangeText:
      '发出 {{sent}} 条、收到 {{received}} 条修改；发出附件 {{attachmentsSent}} 个、收到 {{attachmentsReceived}} 个。',
    exchangeWaiting: '还在等前面的内容：{{devices}}。等对方再同步一次就会到齐。',
    exchangeRefused: '没有读取的文件',
    refused_damaged: '损坏或没有复制完',
    refused_unreadable: '不能读取',
    refused_newer: '来自更新的程序',
    refused_hostile: '不是本程序写的',
    signatures: '其他设备的签名',
    sign_intact: '{{n}} 台设备的全部修改都有已认可的签名。',
    sign_broken: '“{{name}}”：有一个签名是错的。',
    sign_changed: '“{{name}}”：签名所对应的修改与这里的不同（指纹 {{fingerprint}}）。',
    sign_missing: '“{{name}}”会签名，但 {{total}} 条修改中有 {{n}} 条没有签名。签名文件可能还没到，也可能被人拿走了。',
    sign_unsigned: '“{{name}}”：{{n}} 条修改没有签名。',
    sign_relayed: '“{{name}}”：没有自己的签名；已认可的设备签名说明转交过这 {{n}} 条修改。',
    sign_unknown_device:
      '“{{name}}”：都有签名，但密钥尚未认可（指纹 {{fingerprint}}）。核对指纹后可在“交接”窗口的“已认可的设备”中认可。',
    nameless: '没有名称的设备',
    signaturesMean: '没有正确签名的修改照样收下，但只能当作“能写这个文件夹的人写的”。有疑问时请与对方核对。',
    clockBehind: '这台电脑的时钟比资料库里最后一条修改慢 {{time}}（“{{device}}”写于 {{at}}）。',
    clockAhead: '设备“{{device}}”的时钟快了 {{time}}：它最后一条修改写的是 {{at}}。',
    clockLeapt: '这台电脑的时钟比资料库里最后一条修改（{{at}}）晚了 {{time}}。如果不是真的隔了这么久，时钟就是快了。',
    clockSafe: '请核对日期和时间。记录不会丢，先后顺序也不受影响，但签发日期、期限等可能不对。',
    minutes: '{{n}} 分钟',
    hours: '{{n}} 小时',
    days: '{{n}} 天',
  },
  'zh-Hant': {
    folderIntro: '幾台電腦共用一個資料夾（隨身碟、區域網路磁碟）時，從這裡交換。只在你按下按鈕時進行，從不自動進行。',
    folder: '共用資料夾',
    noFolder: '還沒有選擇',
    chooseFolder: '選擇資料夾…',
    exchange: '現在同步',
    exchangeFailed: '沒有同步完。',
    exchangeDone: '同步完成',
    exchangeText:
      '發出 {{sent}} 條、收到 {{received}} 條修改；發出附件 {{attachmentsSent}} 個、收到 {{attachmentsReceived}} 個。',
    exchangeWaiting: '還在等前面的內容：{{devices}}。等對方再同步一次就會到齊。',
    exchangeRefused: '沒有讀取的檔案',
    refused_damaged: '損壞或沒有複製完',
    refused_unreadable: '不能讀取',
    refused_newer: '來自更新的程式',
    refused_hostile: '不是本程式寫的',
    signatures: '其他裝置的簽名',
    sign_intact: '{{n}} 台裝置的全部修改都有已認可的簽名。',
    sign_broken: '「{{name}}」：有一個簽名是錯的。',
    sign_changed: '「{{name}}」：簽名所對應的修改與這裡的不同（指紋 {{fingerprint}}）。',
    sign_missing:
      '「{{name}}」會簽名，但 {{total}} 條修改中有 {{n}} 條沒有簽名。簽名檔案可能還沒到，也可能被人拿走了。',
    sign_unsigned: '「{{name}}」：{{n}} 條修改沒有簽名。',
    sign_relayed: '「{{name}}」：沒有自己的簽名；已認可的裝置簽名說明轉交過這 {{n}} 條修改。',
    sign_unknown_device:
      '「{{name}}」：都有簽名，但金鑰尚未認可（指紋 {{fingerprint}}）。核對指紋後可在「交接」視窗的「已認可的裝置」中認可。',
    nameless: '沒有名稱的裝置',
    signaturesMean: '沒有正確簽名的修改照樣收下，但只能當作「能寫這個資料夾的人寫的」。有疑問時請與對方核對。',
    clockBehind: '這台電腦的時鐘比資料庫裡最後一條修改慢 {{time}}（「{{device}}」寫於 {{at}}）。',
    clockAhead: '裝置「{{device}}」的時鐘快了 {{time}}：它最後一條修改寫的是 {{at}}。',
    clockLeapt: '這台電腦的時鐘比資料庫裡最後一條修改（{{at}}）晚了 {{time}}。如果不是真的隔了這麼久，時鐘就是快了。',
    clockSafe: '請核對日期和時間。記錄不會丟，先後順序也不受影響，但簽發日期、期限等可能不對。',
    minutes: '{{n}} 分鐘',
    hours: '{{n}} 小時',
    days: '{{n}} 天',
  },
  en: {
    folderIntro:
      'Exchange here where several computers share a folder, on a stick or a network drive. It happens when you press the button, never by itself.',
    folder: 'Shared folder',
    noFolder: 'none chosen yet',
    chooseFolder: 'Choose a folder…',
    exchange: 'Exchange now',
    exchangeFailed: 'The exchange did not finish.',
    exchangeDone: 'Exchanged',
    exchangeText:
      '{{sent}} changes sent, {{received}} received; {{attachmentsSent}} attachments sent, {{attachmentsReceived}} received.',
    exchangeWaiting: 'Something before is still missing from: {{devices}}. It arrives once they have exchanged again.',
    exchangeRefused: 'Files left alone',
    refused_damaged: 'damaged, or not copied to its end',
    refused_unreadable: 'cannot be read',
    refused_newer: 'of a later program',
    refused_hostile: 'written by no program of ours',
    signatures: 'Signatures of the other devices',
    sign_intact: 'All changes of {{n}} devices are under a signature that was accepted.',
    sign_broken: '“{{name}}”: one signature is wrong.',
    sign_changed:
      '“{{name}}”: the signature is about other changes than those that are here (fingerprint {{fingerprint}}).',
    sign_missing:
      '“{{name}}” signs, but {{n}} of its {{total}} changes are not signed. The signature may not have arrived yet, or somebody took it away.',
    sign_unsigned: '“{{name}}”: {{n}} changes without a signature.',
    sign_relayed:
      '“{{name}}”: no signature of its own; a device that was accepted signed that it passed these {{n}} changes on.',
    sign_unknown_device:
      '“{{name}}”: all signed, by a key that was not accepted yet (fingerprint {{fingerprint}}). Compare the fingerprint, then accept it under “Known devices” where files are handed over.',
    nameless: 'a device without a name',
    signaturesMean:
      'Changes without a right signature are taken in all the same, but count only as written by somebody who can write this folder. In doubt, ask the sender.',
    clockBehind:
      'This computer’s clock is {{time}} behind the last change in the library (written by “{{device}}” at {{at}}).',
    clockAhead: 'The clock of “{{device}}” is {{time}} ahead: its last change says {{at}}.',
    clockLeapt:
      'This computer’s clock is {{time}} beyond the last change in the library ({{at}}). Unless it was really left alone that long, the clock is ahead.',
    clockSafe:
      'Please check date and time. Nothing is lost and the order of changes stays right, but dates on documents and due days may be wrong.',
    minutes: '{{n}} minutes',
    hours: '{{n}} hours',
    days: '{{n}} days',
  },
});
