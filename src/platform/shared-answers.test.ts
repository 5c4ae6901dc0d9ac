import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { SharedAnswers } from './shared-answers.ts'

/** Answers that come when the test says so; each counts as the n-th that was begun. */
function world() {
  const answers = new SharedAnswers<number>()
  const begun: PromiseWithResolvers<number>[] = []
  const ask = (question = 'q') =>
    answers.ask(question, () => {
      const answer = Promise.withResolvers<number>()
      begun.push(answer)
      return answer.promise
    })
  const settled = async () => {
    for (let turns = 0; turns < 3; turns += 1) await turn()
  }
  return { begun, ask, settled }
}

test('whoever asks meanwhile shares the next answer, begun after they asked', async () => {
  const { begun, ask, settled } = world()
  const first = ask()
  const meanwhile = [ask(), ask()]
  await settled()
  expect(begun).toHaveLength(1)
  begun[0]!.resolve(1)
  expect(await first).toBe(1)
  await settled()
  expect(begun).toHaveLength(2)
  const later = ask()
  begun[1]!.resolve(2)
  expect(await Promise.all(meanwhile)).toEqual([2, 2])
  await settled()
  begun[2]!.resolve(3)
  expect(await later).toBe(3)
})

test('nothing is kept: who asks after the answer is answered anew', async () => {
  const { begun, ask, settled } = world()
  for (const n of [1, 2, 3]) {
    const asked = ask()
    begun.at(-1)!.resolve(n)
    expect(await asked).toBe(n)
    await settled()
  }
  expect(begun).toHaveLength(3)
})

test('other questions wait for nothing', () => {
  const { begun, ask } = world()
  for (const question of ['a', 'b', 'a', 'c', 'b']) void ask(question)
  expect(begun).toHaveLength(3)
})

test('a failure is told to those who share it, and to nobody after', async () => {
  const { begun, ask, settled } = world()
  const first = ask()
  const meanwhile = [ask(), ask()]
  begun[0]!.reject(new Error('first'))
  await expect(first).rejects.toThrow('first')
  await settled()
  const later = ask()
  begun[1]!.reject(new Error('second'))
  for (const asked of meanwhile) await expect(asked).rejects.toThrow('second')
  await settled()
  begun[2]!.resolve(3)
  expect(await later).toBe(3)
})
