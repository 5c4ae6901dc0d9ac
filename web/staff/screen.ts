import type { RouteComponent } from '@tanstack/react-router'
import type { Language } from '../ui/words/languages.ts'
import type { SectionId } from './navigation.ts'

/**
 * A screen of the console that is more than a list: a file below `screens/` tells of it and nothing
 * else needs to be changed. Its page comes with the first visit, not before.
 */
export type Screen = {
  /** Its address below /console, such as `/ageing` or `/runs/$number`. */
  readonly path: string
  readonly section: SectionId
  readonly page: RouteComponent
  /** Where it stands in menus and in the search; none for a screen about one thing. */
  readonly menu?: {
    readonly title: Readonly<Record<Language, string>>
    /** What the reader must be allowed; without it, everybody is. */
    readonly permission?: string
  }
  /** What leads to it: the column of a list that names the thing, or `list.column`. */
  readonly linkedBy?: readonly string[]
  /** What its address asks for the thing by, where the path does not hold it: `?line=…`. */
  readonly asks?: string
  /** Commands whose work is done here rather than in a form of fields, with what the address then says. */
  readonly makes?: Readonly<Record<string, string>>
  /** Fields of those commands that its address takes over, each with what the address calls it. */
  readonly takes?: Readonly<Record<string, string>>
}

const FOUND: Readonly<Record<string, { readonly screen: Screen }>> = import.meta.glob(
  './screens/*.ts',
  { eager: true },
)

/** Every screen, in the order of the names of their files. */
export const SCREENS: readonly Screen[] = Object.values(FOUND).map(({ screen }) => screen)

/** A screen that stands in menus. */
export type MenuScreen = Screen & { readonly menu: NonNullable<Screen['menu']> }

/** The screens of menus that somebody with these permissions may open. */
export function menuScreens(
  permissions: Readonly<Record<string, unknown>> = {},
): readonly MenuScreen[] {
  return SCREENS.filter(
    (screen): screen is MenuScreen =>
      screen.menu !== undefined &&
      (screen.menu.permission === undefined || permissions[screen.menu.permission] !== undefined),
  )
}

/** Whether an address is that of a screen which somebody with these permissions may not open. */
export function isDenied(path: string, permissions: Readonly<Record<string, unknown>>): boolean {
  const at = path.replace(/^\/console/, '')
  const needed = SCREENS.find(screen => screen.path === at)?.menu?.permission
  return needed !== undefined && permissions[needed] === undefined
}

/** The section in whose screens an address lies. */
export function sectionAt(path: string): SectionId | undefined {
  const first = path.split('/')[1]
  return SCREENS.find(screen => screen.path.split('/')[1] === first)?.section
}

/** Where a value of a list leads, such as a customer by its number. */
export function linkOf(list: string, column: string, value: string): string | undefined {
  const by = (name: string) => SCREENS.find(({ linkedBy }) => linkedBy?.includes(name))
  // What one list calls a run is not what all others call so.
  const screen = by(`${list}.${column}`) ?? by(column)
  const path = screen?.path.replace(/\$\w+/, encodeURIComponent(value))
  return screen?.asks === undefined
    ? path
    : `${path}?${new URLSearchParams({ [screen.asks]: value })}`
}

/**
 * The screen made for a command, with its address; undefined where its form of fields serves, also because
 * the screen could not take over what is filled in already.
 */
export function screenMaking(
  command: string,
  filled: Readonly<Record<string, unknown>> = {},
): string | undefined {
  const screen = SCREENS.find(({ makes }) => makes !== undefined && Object.hasOwn(makes, command))
  if (screen === undefined) return undefined
  const query = new URLSearchParams(screen.makes?.[command])
  for (const [field, value] of Object.entries(filled)) {
    const name = screen.takes?.[field]
    if (name === undefined) return undefined
    query.set(name, String(value))
  }
  return query.size === 0 ? screen.path : `${screen.path}?${query}`
}
