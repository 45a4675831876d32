import { AppError } from './error.ts';

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const greatestTimestamp = 2 ** 48 - 1;

/** Says whether `value` is a UUID in the canonical lower-case form that the program writes. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && uuidPattern.test(value);
}

/**
 * A UUID of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds since 1970, the rest from `random`. Ids made
 * later sort later, so that new rows land at the end of an index.
 * @param milliseconds Unix time; @param random at least ten random bytes.
 * @throws AppError INVALID_REQUEST where either is out of range.
 */
export function toUuidV7(milliseconds: number, random: Uint8Array): string {
  if (!Number.isInteger(milliseconds) || milliseconds < 0 || milliseconds > greatestTimestamp || random.length < 10) {
    throw new AppError('INVALID_REQUEST', `No id can be made of time ${milliseconds} and ${random.length} bytes`);
  }
  const time = milliseconds.toString(16).padStart(12, '0');
  const tail = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = (8 + (Number.parseInt(tail[4] ?? '0', 16) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-${variant}${tail.slice(5, 8)}-${tail.slice(8, 20)}`;
}
