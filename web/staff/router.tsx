import {
  createRootRoute,
  createRoute,
  createRouter,
  type RouteComponent,
} from '@tanstack/react-router'
import { lazyScreen } from './lazy-screen.ts'
import { HomePage } from './pages/home.tsx'
import { NotFoundPage } from './pages/not-found.tsx'
import { ScreenFailed } from './parts/screen-failed.tsx'
import { SCREENS } from './screen.ts'
import { Shell } from './shell.tsx'

/** Parameters of an address as they stand there: each a text, none read as a number or as JSON. */
export type Search = Readonly<Record<string, string>>

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

const at = (path: string, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component })

const LIST = lazyScreen(() => import('./pages/list.tsx'), 'ListPage')
const COMMAND = lazyScreen(() => import('./pages/command.tsx'), 'CommandPage')
const SECTION = lazyScreen(() => import('./pages/section.tsx'), 'SectionPage')

export const router = createRouter({
  routeTree: root.addChildren([
    at('/', HomePage),
    at('/in/$section', SECTION),
    at('/lists/$list', LIST),
    at('/do/$command', COMMAND),
    ...SCREENS.map(({ path, page }) => at(path, page)),
  ]),
  basepath: '/console',
  defaultPreload: 'intent',
  defaultErrorComponent: ScreenFailed,
  parseSearch: text => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: search => {
    const given = Object.entries(search).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    )
    return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
  },
})
