import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router'
import { HomePage } from './pages/home.tsx'
import { NotFoundPage } from './pages/not-found.tsx'
import { SCREENS } from './screen.ts'
import { Shell } from './shell.tsx'

/** Parameters of an address as they stand there: each a text, none read as a number or as JSON. */
export type Search = Readonly<Record<string, string>>

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

const at = (path: string, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component })

const LIST = lazyRouteComponent(() => import('./pages/list.tsx'), 'ListPage')
const COMMAND = lazyRouteComponent(() => import('./pages/command.tsx'), 'CommandPage')
const SECTION = lazyRouteComponent(() => import('./pages/section.tsx'), 'SectionPage')

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
  parseSearch: text => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: search => {
    const given = Object.entries(search).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    )
    return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
  },
})
