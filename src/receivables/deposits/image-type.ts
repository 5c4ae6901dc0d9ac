/** Kinds of pictures that are kept. */
export type ImageType = 'image/png' | 'image/jpeg' | 'application/pdf'

/** Which kind of picture bytes are, told by how they begin and not by their name. */
export function imageType(content: Uint8Array): ImageType | undefined {
  const starts = (...bytes: number[]) => bytes.every((byte, i) => content[i] === byte)
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf'
  return undefined
}
