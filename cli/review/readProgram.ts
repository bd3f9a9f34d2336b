/** Runs one version of a program without a directory and says what it declares, as a review takes it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ProjectError } from "../../common";
import { type Diagnostic, type PreparedProgram, rehearseOffline } from "../../rehearsal";
import type { Notice, ReviewedVersion } from "../../review";
import { findPublishedApi } from "./publishedApis";
import { toReviewedVersion } from "./toReviewedVersion";

/** A version that lies in a folder. */
export interface ProgramVersion {
  /** How people call it. */
  readonly label: string;
  /** Folder of the project in it; need not exist. */
  readonly folder: string;
  /** A process that has begun to load the program. */
  readonly program?: PreparedProgram | undefined;
}

export interface ReadingOptions {
  readonly stack: string;
  /** For the program, without credentials. */
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

export interface ProgramReading {
  readonly version: ReviewedVersion;
  /** Name of the project; undefined where it cannot be read. */
  readonly project: string | undefined;
  /** Why the version declares nothing at all: it has no such project or stack. */
  readonly absent: "project" | "stack" | undefined;
  /** What the program's run had to say, and what it wrote itself. */
  readonly diagnostics: readonly Diagnostic[];
  readonly output: string;
  /** Encrypted settings by full key, as the file has them. */
  readonly sealedSettings: Readonly<Record<string, string>>;
}

/** What goes wrong is a notice of the version: a reader must see that there is no picture. */
export async function readProgram(version: ProgramVersion, options: ReadingOptions): Promise<ProgramReading> {
  const { label, folder, program } = version;
  if (!existsSync(join(folder, "Pulumi.yaml"))) {
    return {
      ...nothing,
      absent: "project",
      version: { label: `${label}, without the project`, apps: [], notices: [] },
    };
  }
  try {
    const result = await rehearseOffline({
      projectFolder: folder,
      ...options,
      findPublishedApi,
      ...(program && { program }),
    });
    const { project, diagnostics, output, sealedSettings } = result;
    const read = toReviewedVersion(label, result);
    return { version: read, project, absent: undefined, diagnostics, output, sealedSettings };
  } catch (cause) {
    if (!(cause instanceof ProjectError)) throw cause;
    if (cause.code !== "ERR_STACK_NOT_FOUND") return failedReading(label, cause);
    const without = `${label}, without the stack ${options.stack}`;
    return { ...nothing, absent: "stack", version: { label: without, apps: [], notices: [] } };
  }
}

const nothing = { project: undefined, absent: undefined, diagnostics: [], output: "", sealedSettings: {} } as const;

function failedReading(label: string, { problem, fix }: ProjectError): ProgramReading {
  const notices: readonly Notice[] = [{ kind: "failed", text: problem }];
  const diagnostics: readonly Diagnostic[] = [{ severity: "error", message: `${problem}\nFix: ${fix}` }];
  return { ...nothing, diagnostics, version: { label, apps: [], notices } };
}
