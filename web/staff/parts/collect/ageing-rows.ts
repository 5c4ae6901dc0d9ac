import { formatCsvRow, safeCell } from '../../../../src/formats/csv.ts'
import { formatAmount } from '../../../../src/kernel/money.ts'
import { read } from '../../../ui/api.ts'
import type { AgedSums, AgeingView } from '../../views.ts'

/** What the screen is asked for, as its address holds it. */
export type AgeingSearch = {
  readonly on?: string
  readonly by?: string
  /** entity, segment, collector or customer. */
  readonly rows?: string
  /** A day; what was recorded until its end. */
  readonly known?: string
  readonly entity?: string
  readonly currency?: string
  /** With `rows=customer`: customers of this segment or collector alone (`-`: of none). */
  readonly group?: string
  readonly member?: string
  readonly after?: string
}

/** A row of an ageing, whatever it is a row of. */
export type AgeingRow = AgedSums & {
  readonly key: string
  /** Code or number, and name; what links to something has its address. */
  readonly code: string
  readonly name: string
  readonly entity: string
  readonly currency: string
  /** Where the row's customers, or the customer, are found. */
  readonly opens: { readonly customer: string } | { readonly search: AgeingSearch }
  readonly controlMinor: string | null
}

/** What the items of a figure are asked for: of which rows, and of which age (or `credit`). */
export type AgedItemsSearch = Pick<
  AgeingSearch,
  'on' | 'by' | 'known' | 'entity' | 'currency' | 'group' | 'member'
> & { readonly account?: string; readonly age?: string; readonly skip?: string }

/** The address of the items that a figure of a row is the sum of; `age` undefined: of all its figures. */
export function agedItemsAddress(
  { rows, after, ...asked }: AgeingSearch,
  row: Pick<AgeingRow, 'entity' | 'currency' | 'opens' | 'code'> | undefined,
  age: string | undefined,
): string {
  const belongs =
    row === undefined || 'customer' in row.opens || (rows !== 'segment' && rows !== 'collector')
      ? {}
      : { group: rows, member: row.code === '' ? '-' : row.code }
  const account = row !== undefined && 'customer' in row.opens ? row.opens.customer : undefined
  const of = row === undefined ? {} : { entity: row.entity, currency: row.currency }
  return `/aged-items?${given({ ...asked, ...of, ...belongs, account, age })}`
}

/** The query of the view of items. */
export function agedItemsQuery({ known, ...asked }: AgedItemsSearch): URLSearchParams {
  const knownAt = known === undefined || known === '' ? undefined : `${known}T23:59:59.999Z`
  return given({ ...asked, knownAt })
}

function given(asked: Readonly<Record<string, string | undefined>>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(asked).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    ),
  )
}

/** The address of the screen for what it is asked for. */
export function ageingAddress(search: AgeingSearch): string {
  return `/ageing?${given(search)}`
}

/** The query of the view for what the screen is asked for. */
export function ageingQuery(search: AgeingSearch): URLSearchParams {
  const { rows, known, after, entity, currency, group, member } = search
  const isByCustomer = rows === 'customer'
  const by = isByCustomer ? group : rows === 'segment' || rows === 'collector' ? rows : undefined
  const asked = {
    ...{ on: search.on, by: search.by, group: by, entity, currency },
    knownAt: known === undefined || known === '' ? undefined : `${known}T23:59:59.999Z`,
    accounts: isByCustomer ? 'yes' : undefined,
    member: isByCustomer ? member : undefined,
    after: isByCustomer ? after : undefined,
  }
  return given(asked)
}

/** The rows that the screen shows: customers, groups or legal entities. */
export function ageingRows(view: AgeingView, search: AgeingSearch): AgeingRow[] {
  const drill = (more: AgeingSearch): AgeingRow['opens'] => ({
    search: { ...search, ...more, rows: 'customer' },
  })
  if (view.accounts !== null) {
    return view.accounts.rows.map(({ accountNumber, accountName, entityCode, ...row }) => ({
      ...row,
      ...{ code: accountNumber, name: accountName, entity: entityCode, controlMinor: null },
      key: `${accountNumber} ${entityCode} ${row.currency}`,
      opens: { customer: accountNumber },
    }))
  }
  if (view.groups !== null) {
    return view.groups.map(({ group, groupName, entityCode, entityName, ...row }) => ({
      ...row,
      ...{ code: group ?? '', name: groupName ?? '', entity: entityCode, controlMinor: null },
      key: `${group} ${entityCode} ${row.currency}`,
      opens: drill({
        ...{ entity: entityCode, currency: row.currency, member: group ?? '-' },
        ...(search.rows === undefined ? {} : { group: search.rows }),
      }),
    }))
  }
  return view.ageing.map(({ entityCode, entityName, ...row }) => ({
    ...row,
    ...{ code: entityCode, name: entityName, entity: entityCode },
    key: `${entityCode} ${row.currency}`,
    opens: drill({ entity: entityCode, currency: row.currency }),
  }))
}

/** The report as CSV, exactly as asked for: of customers all pages. */
export async function ageingCsv(search: AgeingSearch): Promise<string> {
  let text = ''
  for (let asked: AgeingSearch | null = { ...search, after: '' }; asked !== null; ) {
    const view: AgeingView = await read<AgeingView>(`views/ageing?${ageingQuery(asked)}`)
    if (text === '') {
      const heads = ['code', 'name', 'entity', 'currency', ...view.columns, 'credit', 'total']
      text = formatCsvRow([...heads, 'control', 'on', 'known_at', 'aged_from'])
    }
    for (const row of ageingRows(view, asked)) {
      const { currency, controlMinor } = row
      const minor = [...row.buckets, row.creditMinor, row.totalMinor]
      const control = controlMinor === null ? '' : formatAmount(BigInt(controlMinor), currency)
      text += formatCsvRow([
        ...[row.code, row.name, row.entity].map(safeCell),
        currency,
        ...minor.map(each => formatAmount(BigInt(each), currency)),
        ...[control, view.on, view.knownAt, view.by],
      ])
    }
    const next: string | null = view.accounts?.next ?? null
    asked = next === null ? null : { ...search, after: next }
  }
  return text
}
