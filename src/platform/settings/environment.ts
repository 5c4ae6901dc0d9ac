/** The process's environment: the one place that reads it. A setting is read by `setting`. */
export function environment(): NodeJS.ProcessEnv {
  return process.env
}
