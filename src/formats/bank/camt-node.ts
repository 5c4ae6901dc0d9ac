/** One element of a message with what stands below it. */
export class Node {
  readonly name: string
  readonly line: number
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[] = []
  #text = ''

  constructor(name: string, line: number, attributes: Readonly<Record<string, string>>) {
    this.name = name
    this.line = line
    this.attributes = attributes
  }

  /** Takes a piece of text that stands directly in this element. */
  addText(text: string): void {
    this.#text += text
  }

  /** The elements at a path of names, `Refs/EndToEndId`. */
  all(path: string): Node[] {
    let found: Node[] = [this]
    for (const name of path.split('/')) {
      found = found.flatMap(node => node.children.filter(child => child.name === name))
    }
    return found
  }

  /** The first element at a path. */
  first(path: string): Node | undefined {
    return this.all(path)[0]
  }

  /** The text of the first element at a path; undefined where there is none. */
  text(path: string): string | undefined {
    return this.first(path)?.content
  }

  get content(): string {
    return this.#text.trim()
  }
}
