import { z } from 'zod'
import {
  type DocumentFilter,
  type DocumentLine,
  listDocuments,
} from '../../../reporting/console/load/documents.ts'
import { pageMoment } from '../../../reporting/console/load/moment.ts'
import { loadEntities } from '../../../reporting/console/load/overview.ts'
import { html, type Markup } from '../markup.ts'
import { type Chip, chips, heading, pageOf, pager } from '../parts.ts'
import { href, keyField, keyText, readQuery, short } from '../query.ts'
import type { Say } from '../say.ts'
import type { Show } from '../visit.ts'
import { documentTable } from './document-table.ts'

const PAGE = 50

const isoDay = z.iso.date()

const QUERY = {
  kind: z.enum(['invoice', 'credit_note'], { error: 'invoice or credit_note' }).optional(),
  entity: short.optional(),
  account: short.optional(),
  number: short.optional(),
  after: keyField(isoDay, z.uuid(), z.uuid(), short),
}

/** `/documents`: issued documents, the latest first, filtered by what the address says. */
export const showDocuments: Show = async ({ system, say, query }) => {
  const { after, ...filter } = readQuery(QUERY, query)
  const found = await pageMoment(system.db, async tx => ({
    documents: await listDocuments(tx, filter, { after, limit: PAGE + 1 }),
    entities: await loadEntities(tx),
  }))
  const { title, empty, none } = say.words.documents
  const { rows, next } = pageOf(found.documents, PAGE, documentKey)
  const isFiltered = Object.values(filter).some(value => value !== undefined)
  return {
    title,
    section: 'documents',
    body: [
      heading(title),
      filterForm(
        say,
        filter,
        found.entities.map(entity => entity.code),
      ),
      chips(say, activeFilters(say, filter)),
      documentTable(say, {
        title,
        rows,
        empty: isFiltered ? empty : none,
        withAccount: true,
        isTitled: true,
      }),
      pager(say, {
        list: title,
        path: '/documents',
        query: filter,
        parameter: 'after',
        next,
        isFirst: after === undefined,
      }),
    ],
  }
}

function documentKey(last: DocumentLine): string {
  return keyText(last.issuedOn, last.accountId, last.invoiceId, last.number)
}

function activeFilters(say: Say, filter: DocumentFilter): Chip[] {
  const { documents, filter: words } = say.words
  const chip = (key: keyof DocumentFilter, name: string, value?: string): Chip[] =>
    value === undefined
      ? []
      : [{ name, value, without: href('/documents', { ...filter, [key]: undefined }) }]
  return [
    ...chip('kind', documents.kind, filter.kind && documents.kinds[filter.kind]),
    ...chip('entity', words.entity, filter.entity),
    ...chip('account', documents.account, filter.account),
    ...chip('number', words.number, filter.number),
  ]
}

function filterForm(say: Say, filter: DocumentFilter, entities: readonly string[]): Markup {
  const { documents, filter: words } = say.words
  const option = (value: string, word: string, chosen: string | undefined): Markup =>
    html`<option value="${value}"${value === (chosen ?? '') ? html` selected` : null}>${word}</option>`
  return html`<form class="filters" action="/documents" method="get" aria-label="${words.legend}">
    <label>${documents.kind} <select name="kind">
      ${option('', words.any, filter.kind)}
      ${(['invoice', 'credit_note'] as const).map(kind => option(kind, documents.kinds[kind], filter.kind))}
    </select></label>
    <label>${words.entity} <select name="entity">
      ${option('', words.any, filter.entity)}
      ${entities.map(code => option(code, code, filter.entity))}
    </select></label>
    <label>${documents.account} <input name="account" value="${filter.account ?? ''}" size="12"
      maxlength="100" autocomplete="off"></label>
    <label>${words.number} <input name="number" value="${filter.number ?? ''}" size="20"
      maxlength="100" autocomplete="off"></label>
    <button>${words.apply}</button>
  </form>`
}
