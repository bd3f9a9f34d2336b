/** The three ways a command of `appreg` ends. */

export const exitCodes = {
  done: 0,
  /** It ran, and found a difference or was refused. */
  differs: 1,
  /** It could not run: wrong usage, missing project, no directory. */
  couldNotRun: 2,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
