import type { View } from '../view.ts'
import { accountView } from './account.ts'
import { ageingView } from './ageing.ts'
import { documentView } from './document.ts'
import { homeView } from './home.ts'
import { ledgerView } from './ledger.ts'
import { runView } from './run.ts'

/** Every view of the console; a new one adds its file and a line here. */
export const VIEWS: readonly View[] = [
  accountView,
  ageingView,
  documentView,
  homeView,
  ledgerView,
  runView,
]
