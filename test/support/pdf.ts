import { extractText, getDocumentProxy, getMeta } from 'unpdf'

/** The text layer of a PDF, page by page, with blanks of all kinds made equal. */
export async function pdfPages(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 })
  const { text } = await extractText(document, { mergePages: false })
  return text.map(evenBlanks)
}

/** The text layer of a whole PDF. */
export async function pdfText(pdf: Uint8Array): Promise<string> {
  return (await pdfPages(pdf)).join('\n')
}

/** Title, author, dates and language as a PDF reader shows them. */
export async function pdfInfo(pdf: Uint8Array): Promise<Record<string, unknown>> {
  const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 })
  return (await getMeta(document)).info
}

/** Text as `pdfText` gives it: one kind of blank, and no invisible places to break. */
export function evenBlanks(text: string): string {
  return text
    .replace(/\u200b/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Where each piece of text of the first page stands, in millimetres; `top` is that of capitals. */
export async function pdfPlaces(
  pdf: Uint8Array,
): Promise<{ text: string; left: number; top: number; right: number }[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 })
  const page = await document.getPage(1)
  const { height } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const millimetres = (points: number) => (points * 25.4) / 72
  return items.flatMap(item => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [left, baseline] = [Number(item.transform[4]), Number(item.transform[5])]
    return [
      {
        text: evenBlanks(item.str),
        left: millimetres(left),
        right: millimetres(left + item.width),
        top: millimetres(height - baseline - 0.66 * item.height),
      },
    ]
  })
}
