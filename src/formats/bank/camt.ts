import { RefusalError } from '../../kernel/result.ts'
import { type XmlElement, XmlReader } from '../xml.ts'
import { readBalance, readEntry } from './camt-entry.ts'
import { Node } from './camt-node.ts'
import {
  accountOrNull,
  type BankBalance,
  type BankEntry,
  type BankStatement,
  fieldFault,
  textOrNull,
} from './statement.ts'

/** The three messages of a bank to its customer, by the element of one statement in each. */
const KINDS = {
  Stmt: { message: 'camt.053', kind: 'statement' },
  Rpt: { message: 'camt.052', kind: 'report' },
  Ntfctn: { message: 'camt.054', kind: 'notification' },
} as const

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:(camt\.05[234]\.001\.\d{2})$/

/** Children of a statement that are read as trees; entries one by one, so that memory stays flat. */
type Open = {
  kind: (typeof KINDS)[keyof typeof KINDS]['kind']
  header: Node
  opening: BankBalance | null
  closing: BankBalance | null
  entries: BankEntry[]
}

/**
 * Reads camt.053 (statement), camt.052 (report) and camt.054 (notification) of ISO 20022, every
 * version from .02 on, chunk by chunk. Opening is the booked opening balance (OPBD, else PRCD),
 * closing the booked one (CLBD). Throws a RefusalError with the line for what is not such a file.
 */
export class CamtReader {
  readonly #xml = new XmlReader({
    open: element => this.#openElement(element),
    text: text => this.#stack.at(-1)?.addText(text),
    close: () => this.#closeElement(),
  })
  readonly #path: string[] = []
  /** Elements of the tree being read, below a statement. */
  readonly #stack: Node[] = []
  #format = 'camt'
  #statement: Open | undefined
  readonly #statements: BankStatement[] = []

  /** Takes the next bytes. */
  push(bytes: Uint8Array): void {
    this.#xml.push(bytes)
  }

  /** The end of the file: its statements, at least one. */
  end(): BankStatement[] {
    this.#xml.end()
    if (this.#statements.length === 0) {
      throw new RefusalError('bank_file_empty', { format: this.#format })
    }
    return this.#statements
  }

  #openElement(element: XmlElement): void {
    const { name, line } = element
    if (this.#path.length === 0) this.#root(element)
    this.#path.push(name)
    if (this.#path.length === 3 && name in KINDS) {
      const { kind } = KINDS[name as keyof typeof KINDS]
      const header = new Node(name, line, {})
      this.#statement = { kind, header, opening: null, closing: null, entries: [] }
      return
    }
    if (this.#statement === undefined || this.#path.length < 4) return
    const node = new Node(name, line, element.attributes)
    this.#stack.at(-1)?.children.push(node)
    this.#stack.push(node)
  }

  #root({ namespace, name, line }: XmlElement): void {
    const format = NAMESPACE.exec(namespace)?.[1]
    if (name !== 'Document' || format === undefined) {
      throw fieldFault('camt', line, 'root', `${name} ${namespace}`, 'camt.053, .052 or .054')
    }
    this.#format = format
  }

  #closeElement(): void {
    this.#path.pop()
    const node = this.#stack.pop()
    if (node === undefined) {
      if (this.#path.length === 2) this.#closeStatement()
      return
    }
    if (this.#stack.length > 0 || this.#statement === undefined) return
    if (node.name === 'Ntry') this.#statement.entries.push(readEntry(node, this.#format))
    else if (node.name === 'Bal') this.#balance(node, this.#statement)
    else this.#statement.header.children.push(node)
  }

  #balance(node: Node, open: Open): void {
    const code = node.text('Tp/CdOrPrtry/Cd')
    if (code === 'OPBD' || (code === 'PRCD' && open.opening === null)) {
      open.opening = readBalance(node, this.#format)
    } else if (code === 'CLBD') open.closing = readBalance(node, this.#format)
  }

  #closeStatement(): void {
    const open = this.#statement
    if (open === undefined) return
    this.#statement = undefined
    const { header, kind, opening, closing, entries } = open
    const account = header.text('Acct/Id/IBAN') ?? header.text('Acct/Id/Othr/Id')
    this.#statements.push({
      format: this.#format,
      kind,
      reference: textOrNull(header.text('Id')),
      number: textOrNull(header.text('LglSeqNb') ?? header.text('ElctrncSeqNb')),
      account: accountOrNull(account),
      currency: textOrNull(header.text('Acct/Ccy')),
      opening,
      closing,
      entries,
      differences: [],
    })
  }
}
