import type { EntityLogo, LegalEntityRow } from '../../ledger/load.ts'
import { accessibleAccent } from '../accent.ts'
import { LABELS } from '../labels.ts'
import { localDate, localeOf } from '../localize.ts'
import type { Block, LabelledValue, Run } from '../messages/blocks.ts'
import type { Recipient } from '../messages/save.ts'
import type { Language } from '../page.ts'

/** A block of a statement, beside those of messages. */
export type LetterBlock =
  | Block
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'summary'; readonly facts: readonly LabelledValue[] }

/** A letter before it is laid out. */
export type Letter = {
  readonly subject: string
  readonly blocks: readonly LetterBlock[]
  readonly language: Language
  readonly date: string
  readonly recipient: Pick<Recipient, 'name' | 'number' | 'lines' | 'paper'>
  readonly sender: LetterSender
  readonly copy: { readonly copyNumber: number; readonly printedOn: string } | null
}

/** What a letterhead says of a legal entity. */
export type LetterSender = Pick<
  LegalEntityRow,
  'name' | 'addressLines' | 'phone' | 'email' | 'website' | 'registration' | 'taxId' | 'accent'
> & { readonly logo?: EntityLogo | undefined }

/** The letter as its template receives it: every text worded, every part there. */
export function printedLetter(letter: Letter) {
  const { language, recipient, sender, copy } = letter
  const labels = LABELS[language]
  const locale = localeOf(language, recipient.paper)
  return {
    paper: recipient.paper,
    language,
    accent: accessibleAccent(sender.accent),
    closeness: 0,
    words: { page: labels.page, of: labels.of },
    title: letter.subject,
    seller: {
      name: sender.name,
      returnLine: [sender.name, ...sender.addressLines].join(' · '),
      address: sender.addressLines,
      contact: [sender.phone, sender.email, sender.website].filter(text => text !== null),
      legal: [
        [sender.name, sender.addressLines.join(' · ')],
        [
          ...(sender.registration === null ? [] : [sender.registration]),
          ...(sender.taxId === null ? [] : [`${labels.sellerTaxId} ${sender.taxId}`]),
        ],
      ],
    },
    buyer: { name: recipient.name, lines: recipient.lines },
    facts: [
      { label: labels.issuedOn, value: localDate(letter.date, locale) },
      { label: labels.account, value: recipient.number },
    ],
    blocks: letter.blocks.map(printedBlock),
    copy: copy && {
      mark: labels.copy,
      line: labels.copyLine(copy.copyNumber, localDate(copy.printedOn, locale)),
    },
  }
}

function printedBlock(block: LetterBlock) {
  switch (block.kind) {
    case 'paragraph':
      return { kind: block.kind, runs: printedRuns(block.runs) }
    case 'list':
      return { kind: block.kind, items: block.items.map(printedRuns) }
    case 'table': {
      // The first column of text takes what room there is.
      const wide = block.head.findIndex(head => !head.isRight)
      return {
        kind: block.kind,
        head: block.head.map((head, n) => ({ ...head, isWide: n === wide })),
        rows: block.rows,
        foot: block.foot ?? [],
      }
    }
    default:
      return block
  }
}

function printedRuns(runs: readonly Run[]) {
  return runs.map(({ text, isStrong }) => ({
    lines: text.split('\n'),
    isStrong: isStrong === true,
  }))
}
