import { createContext, useContext } from 'react'

/** Where a value of a list leads, if there is a screen for what it names. */
export type LinkOf = (list: string, column: string, value: string) => string | undefined

/** The screens that there are; none where nobody says. */
export const LinksContext = createContext<LinkOf>(() => undefined)

/** What people are called whom lists name by `person:…`. */
export const NamesContext = createContext<Readonly<Record<string, string>>>({})

export function useActorNames(): Readonly<Record<string, string>> {
  return useContext(NamesContext)
}

export function useLinks(): LinkOf {
  return useContext(LinksContext)
}
