/**
 * An element with its content, written as XML. Texts among the children are made safe; undefined
 * and false children are left out, so that what is optional stands in its place in one expression.
 */
export type XmlNode = {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly children: readonly (XmlNode | string | undefined | false)[]
}

/** An element. */
export function element(
  name: string,
  ...children: readonly (XmlNode | string | undefined | false)[]
): XmlNode {
  return { name, children }
}

/** An element with attributes. */
export function elementWith(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (XmlNode | string | undefined | false)[]
): XmlNode {
  return { name, attributes, children }
}

/** The whole file: declaration and root. */
export function xmlFile(root: XmlNode): string {
  const pieces = ['<?xml version="1.0" encoding="UTF-8"?>\n']
  write(root, pieces)
  pieces.push('\n')
  return pieces.join('')
}

function write(node: XmlNode, pieces: string[]): void {
  const attributes = Object.entries(node.attributes ?? {})
    .map(([name, value]) => ` ${name}="${safe(value)}"`)
    .join('')
  pieces.push(`<${node.name}${attributes}>`)
  for (const child of node.children) {
    if (child === undefined || child === false) continue
    if (typeof child === 'string') pieces.push(safe(child))
    else write(child, pieces)
  }
  pieces.push(`</${node.name}>`)
}

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Characters that XML 1.0 cannot hold at all become U+FFFD. */
function safe(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"]/g, mark => MARKS[mark] as string)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
}
