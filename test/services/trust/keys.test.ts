import { createHash, createPublicKey } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toDigits, toFileCode } from '#services/trust/digits.ts';
import { createFileVault, getDeviceKey, getUserVault } from '#services/trust/key-vault.ts';
import type { KeyWrapping } from '#services/trust/key-vault.ts';
import { createDeviceKey, isSignedBy, signBytes, toFingerprint, toPublicKeyText } from '#services/trust/keys.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';

const device = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f';
const bytes = Buffer.from('工会');

describe('a device key', () => {
  it('signs what its public half confirms, and nothing else', () => {
    const key = createDeviceKey();
    const publicKey = toPublicKeyText(key);
    const signature = signBytes(bytes, key);
    expect(publicKey).toMatch(/^[0-9a-f]{64}$/);
    expect(toPublicKeyText(createPublicKey(key))).toBe(publicKey);
    expect(isSignedBy(bytes, { publicKey, signature })).toBe(true);
    expect(isSignedBy(Buffer.from('工會'), { publicKey, signature })).toBe(false);
    expect(isSignedBy(bytes, { publicKey: toPublicKeyText(createDeviceKey()), signature })).toBe(false);
    expect(
      isSignedBy(bytes, { publicKey, signature: signature.replace(/^./, (sign) => (sign === '0' ? '1' : '0')) }),
    ).toBe(false);
  });

  it.each([
    ['', ''],
    ['ff'.repeat(32), '00'.repeat(64)],
    ['00'.repeat(32), '00'.repeat(64)],
    ['nonsense', 'nonsense'],
  ])('%j is none, and no error', (publicKey, signature) => {
    expect(isSignedBy(bytes, { publicKey, signature })).toBe(false);
  });
});

describe('digits', () => {
  it('are those of the hash, in groups, with their zeros', () => {
    expect(toDigits('ff', 2)).toBe('0000-0255');
    expect(toDigits((12_345_678).toString(16), 1)).toBe('5678');
    const sha256 = createHash('sha256').update('x').digest('hex');
    expect(toFileCode(sha256)).toMatch(/^(\d{4}-){5}\d{4}$/);
    expect(toFileCode(sha256).replaceAll('-', '')).toBe(String(BigInt(`0x${sha256}`) % 10n ** 24n).padStart(24, '0'));
  });

  it('tell two keys apart', () => {
    const prints = new Set(Array.from({ length: 50 }, () => toFingerprint(toPublicKeyText(createDeviceKey()))));
    expect(prints.size).toBe(50);
    expect([...prints][0]).toMatch(/^(\d{4}-){7}\d{4}$/);
  });
});

describe('the vault', () => {
  it('makes a key once and keeps it where only the user can read it', () => {
    const folder = join(makeTemporaryFolder(), 'data', 'keys');
    const key = getDeviceKey(createFileVault(folder), device);
    expect(toPublicKeyText(getDeviceKey(createFileVault(folder), device))).toBe(toPublicKeyText(key));
    expect(readdirSync(folder)).toEqual([`${device}.pem`]);
    if (process.platform === 'win32') return;
    expect(statSync(join(folder, `${device}.pem`)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('closes a folder that was open to others', () => {
    const folder = join(makeTemporaryFolder(), 'keys');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    getDeviceKey(createFileVault(folder), device);
    expect(statSync(folder).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o700);
  });

  it('puts a key aside that cannot be read any more, and makes a new one', () => {
    const folder = makeTemporaryFolder();
    const file = join(folder, `${device}.pem`);
    writeFileSync(file, 'no key');
    getDeviceKey(createFileVault(folder), device);
    expect(readFileSync(file, 'utf8')).toContain('PRIVATE KEY');
    const aside = readdirSync(folder).filter((name) => name.endsWith('.aside'));
    expect(aside.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['no key']);
  });

  it('lets nothing of a device become part of a path', () => {
    const folder = makeTemporaryFolder();
    getDeviceKey(createFileVault(join(folder, 'keys')), '../../../x/y');
    expect(readdirSync(folder)).toEqual(['keys']);
    expect(readdirSync(join(folder, 'keys'))).toEqual(['_________x_y.pem']);
  });

  it('locks keys by the wrapping it is given', () => {
    const folder = makeTemporaryFolder();
    const turn = (from: Buffer): Buffer => Buffer.from(from.map((byte) => byte ^ 0x5a));
    const wrapping: KeyWrapping = {
      suffix: '.safe',
      wrap: (pem) => turn(Buffer.from(pem)),
      unwrap: (locked) => turn(locked).toString(),
    };
    const key = getDeviceKey(createFileVault(folder, wrapping), device);
    expect(readFileSync(join(folder, `${device}.safe`), 'utf8')).not.toContain('PRIVATE KEY');
    expect(toPublicKeyText(getDeviceKey(createFileVault(folder, wrapping), device))).toBe(toPublicKeyText(key));
    const locked: KeyWrapping = { ...wrapping, unwrap: () => undefined };
    expect(createFileVault(folder, locked).find(device)).toBeUndefined();
  });

  it('lies in the folder that the environment names', () => {
    const folder = makeTemporaryFolder();
    getDeviceKey(getUserVault({ UNION_INSPECTOR_DATA: folder }), device);
    expect(readdirSync(join(folder, 'keys'))).toEqual([`${device}.pem`]);
    const home = makeTemporaryFolder();
    getDeviceKey(getUserVault({ UNION_INSPECTOR_HOME: home, UNION_INSPECTOR_DATA: '' }), device);
    expect(readdirSync(home)).toEqual(['keys']);
  });
});
