import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '../ui/console.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Refused, speak } from '../ui/api.ts'
import { listenForSave } from '../ui/form/save-key.ts'
import { LinksContext } from '../ui/list/links.ts'
import { theme, variables } from '../ui/theme.ts'
import { en } from '../ui/words/en.ts'
import type { Language } from '../ui/words/languages.ts'
import { firstLanguage, loadWords, SpeechContext, type Words } from '../ui/words/words.ts'
import { router } from './router.tsx'
import { linkOf } from './screen.ts'

// The library that keeps a page still behind a dialog looks for the nonce of its style there.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
Object.assign(globalThis, { __webpack_nonce__: nonce })

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the server refused stays refused; what never reached it is worth another try.
      retry: (failures, error) => !(error instanceof Refused && error.status < 500) && failures < 2,
    },
  },
})

function Console() {
  const [language, setLanguage] = useState<Language>(firstLanguage)
  const [words, setWords] = useState<Words | undefined>(language === 'en' ? en : undefined)
  useEffect(() => {
    speak(language)
    document.documentElement.lang = language
    let isWanted = true
    loadWords(language).then(loaded => {
      if (isWanted) setWords(loaded)
    })
    return () => {
      isWanted = false
    }
  }, [language])
  const speech = useMemo(
    () => ({
      language,
      words: words ?? en,
      choose: (chosen: Language) => {
        localStorage.setItem('language', chosen)
        setLanguage(chosen)
        client.invalidateQueries()
      },
    }),
    [language, words],
  )
  if (words === undefined) return null
  return (
    <SpeechContext value={speech}>
      <LinksContext value={linkOf}>
        <RouterProvider router={router} />
      </LinksContext>
    </SpeechContext>
  )
}

listenForSave()

const root = document.getElementById('root')
if (root === null) throw new Error('defect: the page has no root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <Notifications position="bottom-right" />
      <QueryClientProvider client={client}>
        <Console />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
