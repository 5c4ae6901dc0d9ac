/** Where a list stands: its filters, its order and the page; all of it in the address. */
export type Place = {
  readonly filters: Readonly<Record<string, string>>
  readonly sort?: string
  readonly order?: 'asc' | 'desc'
  readonly after?: string
}

/** Reads a place out of an address. */
export function placeOf(search: Readonly<Record<string, string>>): Place {
  const { after, sort, order, ...filters } = search
  return {
    filters,
    ...(sort === undefined ? {} : { sort }),
    ...(order === 'asc' || order === 'desc' ? { order } : {}),
    ...(after === undefined ? {} : { after }),
  }
}

/** A place as it stands in an address; without the page it can be kept under a name. */
export function searchOf({ filters, sort, order, after }: Place): Record<string, string> {
  return {
    ...filters,
    ...(sort === undefined ? {} : { sort }),
    ...(order === undefined ? {} : { order }),
    ...(after === undefined ? {} : { after }),
  }
}

/** The place without its page: what is looked at, wherever one is in it. */
export function fromStart({ after: _, ...place }: Place): Place {
  return place
}

/** What a click on the head of a column asks for: up, down, and the list's own order again. */
export function sortedBy(place: Place, column: string): Place {
  const { filters } = place
  if (place.sort !== column) return { filters, sort: column, order: 'asc' }
  return place.order === 'desc' ? { filters } : { filters, sort: column, order: 'desc' }
}
