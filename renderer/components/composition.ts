type KeyLike = {
  readonly keyCode: number;
  readonly isComposing?: boolean;
  readonly nativeEvent?: { readonly isComposing: boolean };
};

/**
 * True while an input method (Pinyin, Wubi …) is composing, the key that ends it included: such a key belongs to the
 * input method and must do nothing else. Takes DOM and React events; 229 is what older input methods send.
 */
export function isComposing(event: KeyLike): boolean {
  return event.isComposing === true || event.nativeEvent?.isComposing === true || event.keyCode === 229;
}
