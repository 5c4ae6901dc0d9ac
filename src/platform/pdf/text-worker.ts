import { parentPort, workerData } from 'node:worker_threads'
import { getDocumentProxy } from 'unpdf'

/*
 * A thread that reads the text of one PDF and ends. It has neither our memory nor our time: a file made
 * to choke readers ends this thread alone.
 */

type Piece = {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly width: number
}

/** Pieces within this many points of each other stand on one line. */
const SAME_LINE = 2.5

async function linesOf(bytes: Uint8Array, mostPages: number): Promise<string[]> {
  const pdf = await getDocumentProxy(bytes, { verbosity: 0 })
  const lines: string[] = []
  for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent()
    const pieces = content.items.flatMap((item): Piece[] =>
      'str' in item && item.str !== ''
        ? [{ x: item.transform[4], y: item.transform[5], text: item.str, width: item.width }]
        : [],
    )
    lines.push(...printed(pieces))
  }
  return lines
}

/** Lines from the top down, a gap between columns as two blanks or more. */
function printed(pieces: readonly Piece[]): string[] {
  const rows: Piece[][] = []
  for (const piece of pieces.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row !== undefined && first !== undefined && first.y - piece.y <= SAME_LINE) row.push(piece)
    else rows.push([piece])
  }
  return rows.map(row => {
    let text = ''
    let end = Number.NEGATIVE_INFINITY
    for (const piece of row.toSorted((a, b) => a.x - b.x)) {
      const gap = piece.x - end
      text += text === '' ? '' : gap > 6 ? '   ' : gap > 0.8 ? ' ' : ''
      text += piece.text
      end = piece.x + piece.width
    }
    return text
  })
}

const { bytes, mostPages } = workerData as { bytes: Uint8Array; mostPages: number }
parentPort?.postMessage(await linesOf(bytes, mostPages))
