import { crc32, deflateRawSync } from 'node:zlib'

/** A file of a zip archive. */
export type ZipEntry = { readonly name: string; readonly content: Uint8Array }

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50

/** 1 January 1980, the first day that a zip can tell: the same files give the same bytes on any day. */
const DATE = 0x0021

/** Bit 11: names are UTF-8. Method 8: deflated. Version 2.0 is needed to read it. */
const FLAGS = 0x0800
const DEFLATED = 8
const VERSION = 20

/**
 * A zip archive of these files, in their order (PKWARE APPNOTE 6.3, without the extensions beyond 4 GB
 * and 65,535 files, which are refused). The same files give the same archive, byte for byte.
 */
export function zipArchive(entries: readonly ZipEntry[]): Buffer {
  if (entries.length > 0xffff) throw new RangeError('too many files for one archive')
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of entries) {
    const label = Buffer.from(name, 'utf8')
    const packed = deflateRawSync(content, { level: 6 })
    const facts = factsOf(content, packed, label)
    const head = Buffer.concat([numbers(LOCAL, 4), facts, label])
    directory.push(
      Buffer.concat([
        ...[numbers(CENTRAL, 4), numbers(VERSION, 2), facts],
        ...[numbers(0, 2), numbers(0, 2), numbers(0, 2), numbers(0, 4), numbers(offset, 4), label],
      ]),
    )
    parts.push(head, packed)
    offset += head.length + packed.length
    if (offset > 0xffffffff) throw new RangeError('too large for one archive')
  }
  const size = directory.reduce((sum, each) => sum + each.length, 0)
  const end = [numbers(END, 4), numbers(0, 4), numbers(entries.length, 2)]
  const rest = [numbers(entries.length, 2), numbers(size, 4), numbers(offset, 4), numbers(0, 2)]
  return Buffer.concat([...parts, ...directory, ...end, ...rest])
}

/** What both headers say of a file; the central one has a comment's length and more behind it. */
function factsOf(content: Uint8Array, packed: Buffer, label: Buffer): Buffer {
  return Buffer.concat([
    ...[numbers(VERSION, 2), numbers(FLAGS, 2), numbers(DEFLATED, 2)],
    ...[numbers(0, 2), numbers(DATE, 2), numbers(crc32(content), 4)],
    ...[numbers(packed.length, 4), numbers(content.length, 4)],
    ...[numbers(label.length, 2), numbers(0, 2)],
  ])
}

function numbers(value: number, bytes: 2 | 4): Buffer {
  const made = Buffer.alloc(bytes)
  made.writeUIntLE(value, 0, bytes)
  return made
}
