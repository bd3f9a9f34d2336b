/** What a person asked a rehearsal to do, and on what. */
import type { CliDeps } from "../cliDeps";
import type { Project, Stack } from "../project/findProject";

/** What the command line says, by commander's names. */
export interface RehearseOptions {
  readonly cwd?: string;
  readonly stack?: string;
  readonly yes?: boolean;
  readonly target?: readonly string[];
  readonly refresh?: boolean;
  readonly parallel?: number;
  readonly continueOnError?: boolean;
  readonly json?: boolean;
  /** Of an import: the file that says what to take into the state. */
  readonly file?: string;
}

/** The parts of a run that do not change between the preview and the operation itself. */
export interface RehearsalRun {
  readonly project: Project;
  readonly stack: Stack;
  readonly options: RehearseOptions;
  readonly deps: CliDeps;
  /** Text of the import file; absent for every operation but an import. */
  readonly importFile?: string;
}
