import type { Readable } from 'node:stream'

/**
 * The lines of a stream of UTF-8 text, without their ends. Of a line longer than `most` characters
 * only so many and one more are kept, so that its reader sees that it is too long and no stream
 * can fill the memory.
 */
export async function* linesOf(stream: Readable, most: number): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    const parts = decoder.decode(chunk as Buffer, { stream: true }).split('\n')
    for (const [i, part] of parts.entries()) {
      if (rest.length <= most) rest += part.slice(0, most + 1 - rest.length)
      if (i === parts.length - 1) break
      yield withoutReturn(rest)
      rest = ''
    }
  }
  rest += decoder.decode()
  if (rest !== '') yield withoutReturn(rest)
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
