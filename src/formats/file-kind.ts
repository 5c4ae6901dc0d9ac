/** Files that a browser may show, by how they begin; nothing that it would run. */
const KINDS = [
  { mediaType: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
] as const

/** A media type that a browser may show. */
export type ShownType = (typeof KINDS)[number]['mediaType']

/** The media type of a file by its content, whatever it is called; undefined: none that is taken. */
export function mediaTypeOf(content: Uint8Array): ShownType | undefined {
  return KINDS.find(({ begins }) => begins.every((byte, i) => content[i] === byte))?.mediaType
}
