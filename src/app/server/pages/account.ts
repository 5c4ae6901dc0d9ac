import { z } from 'zod'
import { loadAccount, type StoredAccount } from '../../../accounts/load/accounts.ts'
import { type BillingHold, loadHolds } from '../../../accounts/load/holds.ts'
import { RefusalError } from '../../../kernel/result.ts'
import {
  type BalanceLine,
  type ItemLine,
  listItems,
  loadBalances,
} from '../../../reporting/console/load/accounts.ts'
import { listDocuments } from '../../../reporting/console/load/documents.ts'
import { pageMoment } from '../../../reporting/console/load/moment.ts'
import { html, type Markup } from '../markup.ts'
import { facts, heading, pageOf, pager } from '../parts.ts'
import { href, keyField, keyText, pathOf, readQuery } from '../query.ts'
import { amount, day, fill, moment, type Say, typed } from '../say.ts'
import { table } from '../table.ts'
import type { Show } from '../visit.ts'
import { itemTable } from './account-items.ts'
import { documentTable } from './document-table.ts'

const ITEMS = 100
const DOCUMENTS = 10

const QUERY = { items: keyField(z.uuid(), z.uuid()) }

/** `/accounts/:number`: a customer, what it subscribes to, its documents and its balance. */
export const showAccount: Show = async ({ system, say, number, query }) => {
  const { items: after } = readQuery(QUERY, query)
  const found = await pageMoment(system.db, async tx => {
    const account = await loadAccount(tx, number)
    if (account === undefined) throw new RefusalError('unknown_account', { account: number })
    const { accountId } = account
    return {
      account,
      balances: await loadBalances(tx, accountId),
      holds: await loadHolds(tx, [accountId]),
      items: await listItems(tx, accountId, { after, limit: ITEMS + 1 }),
      documents: await listDocuments(tx, { account: number }, { limit: DOCUMENTS }),
    }
  })
  const { account, holds } = found
  const words = say.words.account
  const items = pageOf<ItemLine>(found.items, ITEMS, last =>
    keyText(last.subscriptionId, last.itemId ?? '00000000-0000-0000-0000-000000000000'),
  )
  const allDocuments = href('/documents', { account: number })
  return {
    title: account.name,
    section: 'accounts',
    body: [
      html`<div><p class="over">${account.accountNumber}</p>${heading(typed(account.name))}</div>`,
      html`<div class="columns">${[master(say, account), balanceTable(say, found.balances)]}</div>`,
      holds.length === 0 ? null : holdTable(say, holds),
      documentTable(say, {
        title: words.documents,
        note: html`<a href="${allDocuments}">${words.allDocuments}</a>`,
        rows: found.documents,
        empty: words.documentsEmpty,
        withAccount: false,
      }),
      html`<div class="list" id="items">${[
        itemTable(say, items.rows),
        pager(say, {
          list: words.subscriptions,
          path: pathOf('accounts', number),
          query: {},
          parameter: 'items',
          next: items.next,
          isFirst: after === undefined,
          anchor: 'items',
        }),
      ]}</div>`,
    ],
  }
}

function master(say: Say, account: StoredAccount): Markup {
  const { account: words, accounts } = say.words
  const { exemptions } = account
  return html`<section class="block"><h2>${words.master}</h2>${facts([
    [
      words.billTo,
      html`<address>${account.billTo.lines.map(line => [typed(line), '\n'])}</address>`,
    ],
    [accounts.kind, accounts.kinds[account.kind]],
    [words.email, typed(account.email)],
    [words.language, words.languages[account.language]],
    [words.timeZone, account.timeZone],
    [words.taxId, typed(shownTaxId(account))],
    [words.terms, fill(words.days, { days: account.termsDays })],
    [
      accounts.delivery,
      accounts.deliveries[account.delivery as keyof typeof accounts.deliveries] ?? account.delivery,
    ],
    [accounts.cycle, account.cycleCode],
    [words.reference, typed(account.buyerReference)],
    [
      words.exemptions,
      exemptions && exemptions.length > 0 ? exemptions.map(each => each.code).join(', ') : null,
    ],
  ])}</section>`
}

/** A company's stands on every invoice; a person's is opened by `openTaxId`, which is logged. */
function shownTaxId({ kind, taxId }: StoredAccount): string | null {
  return kind === 'person' && taxId !== null ? `•••• ${taxId.slice(-3)}` : taxId
}

function balanceTable(say: Say, balances: readonly BalanceLine[]): Markup {
  const words = say.words.account
  return table<BalanceLine>({
    title: words.balances,
    note: words.balancesNote,
    rows: balances,
    empty: words.balancesEmpty,
    columns: [
      {
        head: words.ledgerAccount,
        cell: row => html`${row.code} <span class="lesser">${row.name}</span>`,
        isRowHead: true,
      },
      {
        head: words.balance,
        cell: row => amount(say, row.owedMinor, row.currency),
        isFigure: true,
      },
    ],
  })
}

function holdTable(say: Say, holds: readonly BillingHold[]): Markup {
  const words = say.words.account
  return table<BillingHold>({
    title: words.holds,
    rows: holds,
    empty: say.words.none,
    columns: [
      { head: words.holdReason, cell: hold => typed(hold.reason), isRowHead: true, wraps: true },
      { head: words.from, cell: hold => day(say, hold.fromOn) },
      {
        head: words.until,
        cell: hold => (hold.untilOn === null ? words.openEnd : day(say, hold.untilOn)),
      },
      { head: words.placedBy, cell: hold => typed(hold.placedBy) },
      { head: words.released, cell: hold => hold.releasedAt && moment(say, hold.releasedAt) },
    ],
  })
}
