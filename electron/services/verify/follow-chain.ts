import type { Db } from '#db/connection.ts';
import { findChainText } from '#db/repositories/chain-text.ts';
import { chainTextPrefix, followChain, passLines } from '#sync/chain-text.ts';
import type { ChainText } from '#sync/chain-text.ts';
import type { ChainEnd } from '#sync/union.ts';

/** Entries up to the number `seen` were dealt with, and those above `last` are not to be. */
type Stretch = { readonly seen: number; readonly last: number };

/**
 * Goes along a device's chain over the entries that are right beyond doubt, many times quicker than one by one. The
 * function returned takes where the chain stands and says where it stands after them: at the end, or before an entry that
 * has to be looked at by itself. Asked again it goes on behind that one.
 */
export function createFollower(db: Db, device: string): (end: ChainEnd, stretch: Stretch) => ChainEnd {
  let text: ChainText = { bytes: new Uint8Array(), at: 0 };
  return (end, { seen, last }) => {
    let now = end;
    passLines(text, seen);
    for (;;) {
      now = followChain(text, now, last);
      if (text.at < text.bytes.length) return now;
      const after = now === end ? seen : now.seq;
      const bytes = findChainText(db, { device, after, prefix: chainTextPrefix });
      if (bytes === undefined) return now;
      text = { bytes, at: 0 };
    }
  };
}
