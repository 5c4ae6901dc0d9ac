/** The most that the files of an archive may come to; the server takes no larger file either. */
const MOST_BYTES = 64 * 1024 * 1024

/** An archive cannot be read, or comes to too much. */
export class UnreadableArchive extends Error {}

/**
 * The files that somebody brings, with those of a zip archive in its place: of each its name without the
 * folders above it. What programs add to archives for themselves is left out. Throws UnreadableArchive,
 * whose message is the name of the archive.
 */
export async function unpacked(files: readonly File[]): Promise<File[]> {
  const all: File[] = []
  for (const file of files) {
    if (/\.zip$/i.test(file.name)) all.push(...(await filesOf(file)))
    else all.push(file)
  }
  return all
}

async function filesOf(archive: File): Promise<File[]> {
  // Loaded when an archive comes: most people bring none. Not by its workers, which our pages do not allow.
  const { unzipSync } = await import('fflate')
  let bytes = 0
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    if (name.endsWith('/') || /(^|\/)(__MACOSX\/|\.)/.test(name)) return false
    bytes += originalSize
    return bytes <= MOST_BYTES
  }
  const content = new Uint8Array(await archive.arrayBuffer())
  let found: Readonly<Record<string, Uint8Array>> = {}
  try {
    found = unzipSync(content, { filter })
  } catch {
    throw new UnreadableArchive(archive.name)
  }
  if (bytes > MOST_BYTES || Object.keys(found).length === 0) {
    throw new UnreadableArchive(archive.name)
  }
  return Object.entries(found).map(
    ([name, part]) => new File([part as BlobPart], name.split('/').at(-1) ?? name),
  )
}
