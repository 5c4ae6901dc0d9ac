import fc from 'fast-check'

/*
 * Properties try the same cases in every run, so that a change is judged by what it changed and not
 * by luck. New ground is looked at on purpose: TEST_SEED=random takes another seed each time (it is
 * printed with what failed), TEST_SEED=<number> that one.
 */
const wanted = process.env.TEST_SEED ?? '20260101'
if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) })
