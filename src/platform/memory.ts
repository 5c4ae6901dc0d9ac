import { setFlagsFromString } from 'node:v8'

/**
 * Lets the heap grow to 1.4 times what was alive at the last collection instead of V8's up to four
 * times. A bill run makes much garbage and keeps little: without this the peak of 10,000 accounts
 * was 1.8 times that of 2,000 (518 against 283 MB), with it 1.2 times (328 against 272 MB), at no
 * measurable cost in time. Called once when a process starts.
 */
export function boundHeapGrowth(): void {
  setFlagsFromString('--heap-growing-percent=40')
}
