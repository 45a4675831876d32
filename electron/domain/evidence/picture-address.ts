/** Which picture of the library an address path means, by the hash of its content. */
export type PictureAddress = { readonly kind: 'picture' | 'thumbnail'; readonly sha256: string };

const form = /^\/(picture|thumbnail)\/([0-9a-f]{64})$/;

export function toPicturePath({ kind, sha256 }: PictureAddress): string {
  return `/${kind}/${sha256}`;
}

export function findPictureAddress(path: string): PictureAddress | undefined {
  const [, kind, sha256 = ''] = form.exec(path) ?? [];
  if (kind === undefined) return undefined;
  return { kind: kind === 'picture' ? 'picture' : 'thumbnail', sha256 };
}
