import { encode } from 'uqr'

/** A QR code as its template draws it: dark runs of modules, line by line, as parts of a path. */
export type PrintedCode = {
  /** Modules a side, with the quiet zone. */
  readonly size: number
  readonly path: readonly string[]
  readonly caption: string
}

/** The quiet zone round a code (ISO/IEC 18004): four modules. */
const QUIET = 4

/** The code of a text, with the error correction (M, up to version 13) that EPC069-12 prescribes. */
export function printedCode(text: string, caption: string): PrintedCode {
  const { data, size } = encode(text, { ecc: 'M', border: 0, maxVersion: 13 })
  const path: string[] = []
  data.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      if (row[x] !== true) continue
      const start = x
      while (row[x + 1] === true) x += 1
      const width = x - start + 1
      path.push(`M${start + QUIET} ${y + QUIET}h${width}v1h-${width}z`)
    }
  })
  return { size: size + 2 * QUIET, path, caption }
}
