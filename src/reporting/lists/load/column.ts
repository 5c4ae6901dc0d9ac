import { type RawBuilder, sql } from 'kysely'
import type { Column } from '../../../platform/list.ts'
import type { ColumnKind } from '../../../platform/list-value.ts'

type Extra = Partial<Omit<Column, 'kind' | 'from' | 'describe'>>

/** A column of a list, by the name or expression that the database knows it by. */
export function column(
  kind: ColumnKind,
  from: string | RawBuilder<unknown>,
  describe: string,
  extra: Extra = {},
): Column {
  return { kind, from: typeof from === 'string' ? sql.ref(from) : from, describe, ...extra }
}

/** As `column`, of which a list can be narrowed. */
export function asked(
  kind: ColumnKind,
  from: string | RawBuilder<unknown>,
  describe: string,
  extra: Extra = {},
): Column {
  return column(kind, from, describe, { filter: true, ...extra })
}

/** The number of the account that a row belongs to. */
export const ACCOUNT = asked('text', 'a.number', 'number of the account', { few: true })

/** Columns that tell rows apart within their list and mean nothing to people. */
export function id(from: string): Column {
  return column('text', from, 'id, the same for ever')
}

/** An id by which a list can be narrowed. */
export function askedId(from: string, describe: string): Column {
  return asked('uuid', from, describe)
}

export const NULLABLE = { nullable: true } as const
