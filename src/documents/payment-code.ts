import { encode } from 'uqr'

/** A QR code as its template draws it: dark runs of modules, line by line, as parts of a path. */
export type PrintedCode = {
  /** Modules a side, with the quiet zone. */
  readonly size: number
  readonly path: readonly string[]
  readonly caption: string
  /** Whether it is a Swiss QR code, which is 46 mm wide with a Swiss cross in its middle. */
  readonly isSwiss: boolean
}

/** The quiet zone round a code (ISO/IEC 18004): four modules. */
const QUIET = 4

/**
 * The code of a text, with the error correction (M) that EPC069-12 (up to version 13) and the Swiss QR-bill
 * (up to version 25) prescribe.
 */
export function printedCode(text: string, caption: string): PrintedCode {
  const isSwiss = text.startsWith('SPC\n')
  const maxVersion = isSwiss ? 25 : 13
  const { data, size } = encode(text, { ecc: 'M', border: 0, maxVersion })
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
  return { size: size + 2 * QUIET, path, caption, isSwiss }
}
