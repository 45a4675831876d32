import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { toDigits } from './digits.ts';

/** What stands before the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410, section 4). */
const publicKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const keyDomain = 'union-inspector/key/1\n';

/** A new Ed25519 key of a device; the private half, from which the public one follows. */
export function createDeviceKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey;
}

/** The public half as 64 hexadecimal digits. */
export function toPublicKeyText(key: KeyObject): string {
  const encoded = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'der', type: 'spki' });
  return encoded.subarray(publicKeyPrefix.length).toString('hex');
}

/** What two people compare to know that they mean the same key: 32 digits, 106 bits. */
export function toFingerprint(publicKey: string): string {
  return toDigits(createHash('sha256').update(keyDomain).update(publicKey).digest('hex'), 8);
}

/** @returns the signature as 128 hexadecimal digits. */
export function signBytes(bytes: Uint8Array, privateKey: KeyObject): string {
  return sign(null, bytes, privateKey).toString('hex');
}

/** Says whether the holder of the key signed the bytes; false for anything that is no key or no signature. */
export function isSignedBy(
  bytes: Uint8Array,
  { publicKey, signature }: { readonly publicKey: string; readonly signature: string },
): boolean {
  if (!/^[0-9a-f]{64}$/.test(publicKey) || !/^[0-9a-f]{128}$/.test(signature)) return false;
  try {
    const encoded = Buffer.concat([publicKeyPrefix, Buffer.from(publicKey, 'hex')]);
    const key = createPublicKey({ key: encoded, format: 'der', type: 'spki' });
    return verify(null, bytes, key, Buffer.from(signature, 'hex'));
  } catch {
    // Not every 32 bytes are a point of the curve.
    return false;
  }
}
