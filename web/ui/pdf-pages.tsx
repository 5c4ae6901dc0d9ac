import { Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { inFour, useWords } from './words/in-four.ts'

const PDF_WORDS = inFour({
  en: {
    page: 'Page {at} of {of}',
    more: 'The other {count} pages are in the file.',
    unreadable: 'The file cannot be drawn here. Open it with the link above.',
  },
  fr: {
    page: 'Page {at} sur {of}',
    more: 'Les {count} autres pages sont dans le fichier.',
    unreadable: 'Le fichier ne peut pas être affiché ici. Ouvrez-le par le lien ci-dessus.',
  },
  es: {
    page: 'Página {at} de {of}',
    more: 'Las otras {count} páginas están en el fichero.',
    unreadable: 'El fichero no puede mostrarse aquí. Ábralo con el enlace de arriba.',
  },
  de: {
    page: 'Seite {at} von {of}',
    more: 'Die übrigen {count} Seiten stehen in der Datei.',
    unreadable: 'Die Datei lässt sich hier nicht zeichnen. Öffnen Sie sie über den Link oben.',
  },
})

/** A long usage annex is read in its file; beside the data the first pages tell it. */
const PAGES_SHOWN = 12

/** The pages of a PDF drawn one below the other, in every browser alike. */
export function PdfPages({ file }: { readonly file: Blob }) {
  const own = useWords(PDF_WORDS)
  const place = useRef<HTMLDivElement>(null)
  const [hidden, setHidden] = useState(0)
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    let isCurrent = true
    setHasFailed(false)
    const draw = async (): Promise<void> => {
      const { getDocument } = await import('unpdf/pdfjs')
      const task = getDocument({ data: new Uint8Array(await file.arrayBuffer()) })
      const pdf = await task.promise
      const shown = Math.min(pdf.numPages, PAGES_SHOWN)
      const drawn: HTMLCanvasElement[] = []
      for (let at = 1; at <= shown && isCurrent; at++) {
        const label = own.page.replace('{at}', `${at}`).replace('{of}', `${pdf.numPages}`)
        drawn.push(await pageOf(pdf, at, label))
        if (isCurrent) place.current?.replaceChildren(...drawn)
      }
      if (isCurrent) setHidden(pdf.numPages - shown)
      await task.destroy()
    }
    draw().catch(() => {
      if (isCurrent) setHasFailed(true)
    })
    return () => {
      isCurrent = false
    }
  }, [file, own])
  return (
    <div className="pdf">
      <div ref={place} />
      {hasFailed && (
        <Text size="sm" c="dimmed" p="sm">
          {own.unreadable}
        </Text>
      )}
      {hidden > 0 && (
        <Text size="sm" c="dimmed" p="sm">
          {own.more.replace('{count}', `${hidden}`)}
        </Text>
      )}
    </div>
  )
}

/** Enough for a sharp page on a dense screen; more would only take memory. */
const WIDTH_PX = 1400

type PdfDocument = Awaited<ReturnType<typeof import('unpdf/pdfjs')['getDocument']>['promise']>

async function pageOf(pdf: PdfDocument, at: number, label: string): Promise<HTMLCanvasElement> {
  const page = await pdf.getPage(at)
  const plain = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: WIDTH_PX / plain.width })
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(viewport.width)
  canvas.height = Math.ceil(viewport.height)
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', label)
  await page.render({ canvas, viewport }).promise
  return canvas
}
