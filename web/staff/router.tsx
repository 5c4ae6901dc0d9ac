import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { HomePage } from './pages/home.tsx'
import { Shell } from './shell.tsx'

/** Parameters of an address as they stand there: each a text, none read as a number or as JSON. */
export type Search = Readonly<Record<string, string>>

const root = createRootRoute({ component: Shell })

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })

const list = createRoute({
  getParentRoute: () => root,
  path: '/lists/$list',
  component: lazyRouteComponent(() => import('./pages/list.tsx'), 'ListPage'),
})

const command = createRoute({
  getParentRoute: () => root,
  path: '/do/$command',
  component: lazyRouteComponent(() => import('./pages/command.tsx'), 'CommandPage'),
})

const section = createRoute({
  getParentRoute: () => root,
  path: '/in/$section',
  component: lazyRouteComponent(() => import('./pages/section.tsx'), 'SectionPage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/accounts/$number',
  component: lazyRouteComponent(() => import('./pages/account.tsx'), 'AccountPage'),
})

const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  component: lazyRouteComponent(() => import('./pages/ledger.tsx'), 'LedgerPage'),
})

const ageing = createRoute({
  getParentRoute: () => root,
  path: '/ageing',
  component: lazyRouteComponent(() => import('./pages/ageing.tsx'), 'AgeingPage'),
})

const proofs = createRoute({
  getParentRoute: () => root,
  path: '/proofs',
  component: lazyRouteComponent(() => import('./pages/proofs.tsx'), 'ProofsPage'),
})

const run = createRoute({
  getParentRoute: () => root,
  path: '/runs/$number',
  component: lazyRouteComponent(() => import('./pages/run.tsx'), 'RunPage'),
})

const document = createRoute({
  getParentRoute: () => root,
  path: '/documents/$number',
  component: lazyRouteComponent(() => import('./pages/document.tsx'), 'DocumentPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    section,
    list,
    command,
    account,
    run,
    document,
    ledger,
    ageing,
    proofs,
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

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
