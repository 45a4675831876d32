/** Entries of one chain, the first and the last included, that did not come along: where the chain stands after them. */
export type Stretch = {
  readonly first: number;
  readonly last: number;
  readonly lamport: number;
  readonly hash: string;
};

export type LeftOut = Stretch & { readonly device: string };
