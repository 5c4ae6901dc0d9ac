import { setImmediate as turn } from 'node:timers/promises'

/**
 * One answer for all who ask the same at the same time. The first is answered at once; whoever asks the
 * same question meanwhile waits, and all of those share the next answer, whose finding begins after the
 * last of them had asked. So nobody is told what was true before they asked, nothing is kept, and other
 * questions wait for none of it.
 */
export class SharedAnswers<Answer> {
  readonly #underWay = new Map<string, UnderWay<Answer>>()

  /** `question` must say all that the answer hangs on: who asks, too, where that makes a difference. */
  ask(question: string, find: () => Promise<Answer>): Promise<Answer> {
    const underWay = this.#underWay.get(question)
    if (underWay === undefined) return this.#begin(question, find)
    // Whoever has sent the question by the end of the answer before is heard first, and shares, too.
    underWay.next ??= underWay.ended.then(() => turn()).then(() => this.#begin(question, find))
    return underWay.next
  }

  #begin(question: string, find: () => Promise<Answer>): Promise<Answer> {
    const answer = find()
    const end = (): void => {
      if (underWay.next === undefined) this.#underWay.delete(question)
    }
    const underWay: UnderWay<Answer> = { ended: answer.then(end, end), next: undefined }
    this.#underWay.set(question, underWay)
    return answer
  }
}

type UnderWay<Answer> = {
  /** Never fails. */
  readonly ended: Promise<void>
  /** Of those who have asked meanwhile. */
  next: Promise<Answer> | undefined
}
