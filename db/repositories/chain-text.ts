import { prepare } from '../connection.ts';
import type { Db } from '../connection.ts';

/** Ends a line of the text. No canonical text holds it. */
const endOfLine = 0x1e;

/** Longer entries are left to be read by themselves: a batch stays small whatever a file holds. */
const greatestLength = 32 * 1024;
const linesPerBatch = 256;

/**
 * The next entries of a device's chain as one text, quicker than as rows. An entry is a line "seq length text hash":
 * `length` is that of its fields in bytes, `text` what its hash is made of if none of its texts needs an escape: `prefix`,
 * then its parts put together as canonical JSON. Nothing has been looked at: whoever reads a line holds every part to
 * what it may be, with which there is one way only to read it. Text and hash are left out of a long entry's line.
 * @returns undefined where the next numbers are not there.
 */
export function findChainText(
  db: Db,
  { device, after, prefix }: { readonly device: string; readonly after: number; readonly prefix: string },
): Uint8Array | undefined {
  const text = prepare(db, sql)
    .pluck()
    .get(prefix, device, after, after + linesPerBatch);
  return text instanceof Uint8Array ? text : undefined;
}

// In the order of the table's key, which is the order in which the numbers are found.
const sql = `
  SELECT CAST(group_concat(concat(seq, ' ', octet_length(fields), ' ', iif(octet_length(fields) > ${greatestLength}, '',
    concat(?, '"', author, '","device":"', device, '","fields":', fields, ',"kind":"', kind,
      '","lamport":', lamport, ',"prev":"', prev_hash, '","row":"', row_id, '","schema":', schema, ',"seq":', seq,
      ',"table":"', table_name, iif(target IS NULL, '', concat('","target":"', target)), '","wall":"', wall, '"}', hash)
    ), char(${endOfLine})), '') AS BLOB)
  FROM changes WHERE device = ? AND seq > ? AND seq <= ?`;
