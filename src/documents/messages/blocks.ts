/** A piece of text in a message; strong ones stand out, those with an address lead to it. */
export type Run = { readonly text: string; readonly isStrong?: true; readonly href?: string }

/** A label and what it says, such as the bank account to pay to. */
export type LabelledValue = { readonly label: string; readonly value: string }

/** A table as it is printed: headings, and rows of finished texts. */
export type PrintedTable = {
  readonly head: readonly { readonly label: string; readonly isRight: boolean }[]
  readonly rows: readonly (readonly string[])[]
  /** The line of totals, if any. */
  readonly foot?: readonly string[]
}

/** What a message is made of, in order; e-mail, letter and plain text are printed from it. */
export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] }
  | ({ readonly kind: 'table' } & PrintedTable)
  | { readonly kind: 'payment'; readonly facts: readonly LabelledValue[] }

/** A message, worded and localized. */
export type MessageContent = {
  readonly subject: string
  readonly blocks: readonly Block[]
}

/** The exact text of a message: paragraphs with blank lines between, tables in columns. */
export function plainTextOf(blocks: readonly Block[]): string {
  return blocks.map(plainBlock).join('\n\n')
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return plainRuns(block.runs)
    case 'list':
      return block.items.map(item => `- ${plainRuns(item)}`).join('\n')
    case 'table':
      return plainTable(block)
    case 'payment':
      return block.facts.map(fact => `${fact.label}: ${fact.value}`).join('\n')
  }
}

function plainRuns(runs: readonly Run[]): string {
  return runs.map(run => run.text).join('')
}

function plainTable({ head, rows, foot }: PrintedTable): string {
  const all = [head.map(column => column.label), ...rows, ...(foot === undefined ? [] : [foot])]
  const lengths = all.map(row => head.map((_, n) => [...(row[n] ?? '')].length))
  const widths = head.map((_, n) => Math.max(...lengths.map(row => row[n] as number)))
  const lines = all.map((row, r) =>
    head
      .map(({ isRight }, n) => {
        const text = row[n] ?? ''
        const gap = ' '.repeat((widths[n] as number) - (lengths[r]?.[n] as number))
        return isRight ? gap + text : text + gap
      })
      .join('  ')
      .trimEnd(),
  )
  return lines.join('\n')
}
