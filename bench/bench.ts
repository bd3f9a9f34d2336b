/** What every benchmark is given and gives back. */

export interface BenchSettings {
  /** The least that still goes through everything, to see that a benchmark works. */
  readonly smallest: boolean;
  /** Told what is being measured; for the person who waits. */
  readonly progress: (what: string) => void;
}

export interface BenchReport {
  readonly name: string;
  /** Plain values, as `--json` prints them. */
  readonly figures: readonly object[];
  /** The same as a table, at most 80 columns wide. */
  readonly text: string;
}
