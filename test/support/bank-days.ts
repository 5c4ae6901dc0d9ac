import { sql } from 'kysely'
import { type DemoEntry, demoStatement } from '../../src/app/demo/money/statement.ts'
import { formatAmount } from '../../src/kernel/money.ts'
import { assert } from '../../src/kernel/result.ts'
import { rows } from '../../src/platform/database/database.ts'
import type { Company } from './company.ts'

export type SeenLine = { readonly lineId: string; readonly text: string }

/** A bank of a test: its statements follow on each other, and are matched as they come. */
export class BankDays {
  readonly #company: Company
  readonly #number: string
  readonly #currency: string
  #balance: bigint

  constructor(company: Company, number: string, opening = 10_000n, currency = 'EUR') {
    this.#company = company
    this.#number = number
    this.#currency = currency
    this.#balance = opening
  }

  /** A day's statement; gives its lines as a clerk sees them: `11.90 linked recorded receipt`. */
  async day(day: string, ...entries: readonly DemoEntry[]): Promise<SeenLine[]> {
    const statementId = await this.send(day, ...entries)
    await this.#company.do('matchBankLines', {})
    return this.seen(statementId)
  }

  /** Takes a day's statement without matching it. */
  async send(day: string, ...entries: readonly DemoEntry[]): Promise<string> {
    const account = { number: this.#number, currency: this.#currency, openingMinor: this.#balance }
    const content = Buffer.from(demoStatement(account, day, entries)).toString('base64')
    this.#balance = entries.reduce((sum, entry) => sum + entry.minor, this.#balance)
    const fileName = `${day}.xml`
    const taken = await this.#company.do<{ statements: { statementId: string; state: string }[] }>(
      'importBankStatement',
      { fileName, content },
    )
    const [statement] = taken.statements
    assert(statement?.state === 'accepted', `the statement of ${day} was held`)
    return statement.statementId
  }

  /** Lines of a statement: amount, state, and what they are linked to. */
  async seen(statementId: string): Promise<SeenLine[]> {
    const found = await rows(
      this.#company.system.db,
      sql<{ lineId: string; minor: bigint; state: string; told: string | null }>`
        SELECT l.line_id AS "lineId", l.amount_minor AS minor, l.state,
               (SELECT string_agg(k.rule || ' ' || k.kind, ', ' ORDER BY k.kind DESC)
                  FROM bank_line_link k
                 WHERE k.line_id = l.line_id AND k.undone_at IS NULL) AS told
          FROM bank_line l WHERE l.statement_id = ${statementId} ORDER BY l.entry, l.part`,
    )
    return found.map(({ lineId, minor, state, told }) => {
      const text = [formatAmount(minor, this.#currency), state, told]
      return { lineId, text: text.filter(each => each !== null).join(' ') }
    })
  }
}
