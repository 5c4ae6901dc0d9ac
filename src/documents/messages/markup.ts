import type { Block, PrintedTable, Run } from './blocks.ts'

/*
 * The few marks that the wording of a message may hold: a blank line between paragraphs, `- ` before
 * the points of a list, `**` around what stands out, and tables, each on a line of its own. They are
 * turned into characters for private use before facts are put in, and facts may not hold such
 * characters: so what a customer is called, or has written, is never markup.
 */
const STRONG = '\ue001'
const POINT = '\ue002'
const TABLE = '\ue003'
const BREAK = '\ue004'
const PRIVATE = /[\ue000-\uf8ff]/g

/** The wording with its marks made into characters that no fact can hold. */
export function marked(wording: string): string {
  return wording
    .replaceAll('\r\n', '\n')
    .replace(PRIVATE, '')
    .replaceAll('**', STRONG)
    .replace(/^- /gm, POINT)
}

/** A text as it may stand in a message: on one line, without the characters of our marks. */
export function plainFact(text: string): string {
  return text.replace(PRIVATE, '').replace(/\s*[\r\n]+\s*/g, ' ')
}

/** A text whose lines are kept, such as what somebody wrote. */
export function linesFact(text: string): string {
  return text
    .replace(PRIVATE, '')
    .trim()
    .split(/\r\n|[\r\n]/)
    .join(BREAK)
}

/** Where the table, or the payment details, of this name goes. */
export function tableMark(name: string): string {
  return `${TABLE}${name}${TABLE}`
}

/** The subject of a message: one line, no marks. */
export function subjectOf(rendered: string): string {
  return rendered.replace(PRIVATE, '').replace(/\s+/g, ' ').trim().slice(0, 200)
}

/** The names of the tables that do not stand on a line of their own; there they cannot be printed. */
export function strayTables(rendered: string): string[] {
  return linesOf(rendered).flatMap(line => {
    const names = [...line.matchAll(new RegExp(`${TABLE}([^${TABLE}]*)${TABLE}`, 'g'))]
    const isAlone = names.length === 1 && names[0]![0] === line
    return isAlone ? [] : names.map(name => name[1] ?? '')
  })
}

function linesOf(rendered: string): string[] {
  return rendered.split('\n').map(line => line.trim())
}

/** The rendered wording as blocks; tables by their names. Empty paragraphs are left out. */
export function blocksOf(
  rendered: string,
  tables: Readonly<Record<string, Exclude<Block, { kind: 'paragraph' | 'list' }>>>,
): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  const close = (): void => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', runs: runsOf(lines.join('\n')) })
    lines = []
  }
  for (const line of linesOf(rendered)) {
    const table = line.startsWith(TABLE) ? tables[line.slice(1, -1)] : undefined
    if (line === '') close()
    else if (table !== undefined) {
      close()
      if (!isEmpty(table)) blocks.push(table)
    } else if (line.startsWith(POINT)) {
      close()
      addPoint(blocks, runsOf(line.slice(POINT.length)))
    } else lines.push(line)
  }
  close()
  return blocks
}

function isEmpty(block: Block): boolean {
  return block.kind === 'table' ? (block as PrintedTable).rows.length === 0 : false
}

function addPoint(blocks: Block[], item: Run[]): void {
  const last = blocks.at(-1)
  if (last?.kind !== 'list') blocks.push({ kind: 'list', items: [item] })
  else blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, item] }
}

function runsOf(text: string): Run[] {
  return text
    .replaceAll(BREAK, '\n')
    .split(STRONG)
    .flatMap((part, n): Run[] => {
      if (part === '') return []
      return [n % 2 === 1 ? { text: part, isStrong: true } : { text: part }]
    })
}
