import type { KeyObject } from 'node:crypto';
import { getDeviceKey, getUserVault, hasLockedKey } from '#services/trust/key-vault.ts';
import type { CommandInput } from './command.ts';

/**
 * The key by which the device signs. Where the window has one that cannot be opened here, another is made, which
 * receivers have to accept by itself: that is said. @throws AppError STORAGE_*.
 */
export function getSigningKey(input: Pick<CommandInput, 'note'>, device: string): KeyObject {
  const vault = getUserVault();
  if (vault.find(device) === undefined && hasLockedKey(device))
    input.note(
      "The window's key is locked by the system's safe storage, so that this command signs by a key of its own. " +
        'The installed program (union-inspector cli …) signs by the same key as the window.',
    );
  return getDeviceKey(vault, device);
}
