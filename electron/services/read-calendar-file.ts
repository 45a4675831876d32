import { open } from 'node:fs/promises';

const greatestSize = 1_048_576;

/**
 * Reads a file of days off and days worked. Whatever it holds is only returned, not believed: the caller checks its
 * shape. Undefined for a file that cannot be read, is larger than 1 MiB or is no JSON.
 */
export async function readCalendarFile(path: string): Promise<unknown> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(greatestSize + 1), 0, greatestSize + 1, 0);
      if (bytesRead > greatestSize) return undefined;
      const value: unknown = JSON.parse(buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, ''));
      return value;
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}
