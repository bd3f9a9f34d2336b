/** Compares two declarations: neither program runs. */
import { basename, resolve } from "node:path";
import { type Review, reviewChanges } from "../../review";
import type { CliDeps } from "../cliDeps";
import { OtherProjectError, VersionFileUnreadableError } from "../review/errors";
import { sealedNotices } from "../review/sealedNotices";
import { type Declaration, readDeclarationFile } from "./declarationFile";

export interface DeclarationFiles {
  readonly baseFile?: string;
  readonly headFile?: string;
}

/**
 * @returns undefined where not both files are declarations
 * @throws {VersionFileUnreadableError} where one is damaged
 * @throws {OtherProjectError} where they are of two projects or stacks
 */
export function reviewDeclarations(
  { baseFile, headFile }: DeclarationFiles,
  deps: Pick<CliDeps, "cwd" | "clock">,
): Review | undefined {
  if (baseFile === undefined || headFile === undefined) return undefined;
  const [base, head] = [baseFile, headFile].map((file) => readIfDeclaration(resolve(deps.cwd, file)));
  if (base === undefined || head === undefined) return undefined;
  assertSame(base, head);
  const sealed = sealedNotices(base.sealedSettings, head.sealedSettings);
  return reviewChanges(
    { ...base, label: labelOf(baseFile) },
    { ...head, label: labelOf(headFile), notices: [...head.notices, ...sealed] },
    {
      project: head.project ?? base.project ?? "project",
      stack: head.stack,
      today: deps.clock().toISOString().slice(0, 10),
    },
  );
}

/** What the file says of itself is not asked: its maker may be anybody. */
function labelOf(file: string): string {
  return basename(file, ".json");
}

function readIfDeclaration(file: string): Declaration | undefined {
  try {
    return readDeclarationFile(file);
  } catch (cause) {
    // A file that is not there is told by whoever reads files of Pulumi.
    if (cause instanceof Error && "code" in cause) return undefined;
    throw new VersionFileUnreadableError(file, "it is a damaged declaration", "give what `appreg manifest` writes");
  }
}

function assertSame(base: Declaration, head: Declaration): void {
  const isOther = base.project !== undefined && head.project !== undefined && base.project !== head.project;
  if (!isOther && base.stack === head.stack) return;
  throw new OtherProjectError(
    `The base is of the stack ${base.stack} of the project ${base.project}, and the head of the stack ${head.stack} of the project ${head.project}.`,
    "name two files of the same stack",
  );
}
