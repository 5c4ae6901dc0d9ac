/** Text that is HTML already. Made by `html` alone, so nothing else reaches a page unescaped. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What a template takes: text is escaped, markup stays, lists are joined, nothing is nothing. */
export type Content =
  | Markup
  | string
  | number
  | bigint
  | null
  | undefined
  | false
  | readonly Content[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML shows it literally, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character] as string)
}

/** HTML with its values escaped: a customer named `<script>` is shown as that. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let text = parts[0] as string
  values.forEach((value, i) => {
    text += render(value) + parts[i + 1]
  })
  return new Markup(text)
}

function render(value: Content): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map(render).join('')
  return escapeHtml(String(value))
}
