/** A picture as far as its first bytes tell. */
export type PictureFacts = {
  readonly type: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * What a PNG or JPEG says of itself, in pixels; undefined for anything else. SVG is not taken: it can
 * hold scripts and ask for other files.
 */
export function pictureFacts(content: Uint8Array): PictureFacts | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  return pngFacts(bytes) ?? jpegFacts(bytes)
}

function pngFacts(bytes: Buffer): PictureFacts | undefined {
  if (bytes.length < 24 || !PNG.every((byte, i) => bytes[i] === byte)) return undefined
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** A segment of the frame holds the size: C0 to CF without C4, C8 and CC (ITU-T T.81, table B.1). */
function jpegFacts(bytes: Buffer): PictureFacts | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 <= bytes.length) {
    const marker = bytes.readUInt16BE(at)
    if (marker < 0xffc0) return undefined
    const isFrame = marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) {
      const height = bytes.readUInt16BE(at + 5)
      return { type: 'image/jpeg', width: bytes.readUInt16BE(at + 7), height }
    }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}
