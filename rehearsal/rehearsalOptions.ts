/** What a rehearsal is asked to do, and on what. */
import type { DirectoryConnection } from "./directoryConnection";
import type { PreparedProgram } from "./program/programProcess";
import type { RehearsalEvent, RehearsalOperation } from "./rehearsalEvent";
import type { ResourceProvider } from "./resourceProvider";

export interface RehearsalOptions {
  readonly operation: RehearsalOperation;
  /** Folder that holds Pulumi.yaml. */
  readonly projectFolder: string;
  /** Name of the stack: "dev". */
  readonly stack: string;
  /** File of the stack's state: what `pulumi stack export` writes. Written atomically after every step. */
  readonly stateFile: string;
  readonly directory: DirectoryConnection;
  /** For an import, and only for one: what to take into the state, as `pulumi import --file` has it. */
  readonly importFile?: string;
  /** Only these URNs; in the program the others stay as they are. */
  readonly targets?: readonly string[];
  /** Reads every resource from the directory first. */
  readonly refresh?: boolean;
  /** Steps at a time. @default 16 */
  readonly parallel?: number;
  readonly continueOnError?: boolean;
  /** In a refresh: forgets creations that an interrupted run had begun. They are kept otherwise, as a person must look. */
  readonly clearPendingCreations?: boolean;
  /** Entry point instead of the `main` of Pulumi.yaml. */
  readonly programEntry?: string;
  /** Configuration instead of Pulumi.<stack>.yaml, by full key ("azuread:tenantId"). */
  readonly config?: Readonly<Record<string, string>>;
  readonly onEvent?: (event: RehearsalEvent) => void;
  /** Milliseconds without news after which the run first says what it waits for. @default 10 seconds */
  readonly silence?: number;
  /** Ends the run early; the state stays readable. */
  readonly signal?: AbortSignal;
  /** Provider of the azuread resources. @default the one in `azuread/` */
  readonly provider?: ResourceProvider;
  /** A program of this project that has begun to load. @default one that begins now */
  readonly program?: PreparedProgram;
  /** Variables of the environment for the program. @default the process's own */
  readonly environment?: NodeJS.ProcessEnv;
  readonly clock?: () => Date;
}
