/** Compares two files of Pulumi's, two declarations, or what a plan says of before and after. */
import { basename, resolve } from "node:path";
import type { TenantSymbols } from "../../manifest";
import { type Review, type ReviewedVersion, reviewChanges } from "../../review";
import type { CliDeps } from "../cliDeps";
import { reviewDeclarations } from "../declaration/reviewDeclarations";
import { UsageError } from "../usageError";
import { OtherProjectError } from "./errors";
import { type FileResources, originOf } from "./files/fileResource";
import { readSymbols } from "./files/readSymbols";
import { readVersionFile } from "./files/readVersionFile";
import { toReviewedVersion } from "./toReviewedVersion";

export interface FilesOptions {
  readonly baseFile?: string;
  readonly headFile?: string;
}

interface FileSide {
  readonly label: string;
  readonly found: FileResources;
}

/**
 * @throws {VersionFileUnreadableError} {OtherProjectError}
 * @throws {UsageError} when a side is missing that no file tells
 */
export async function reviewFiles(options: FilesOptions, deps: CliDeps): Promise<readonly Review[]> {
  const declared = reviewDeclarations(options, deps);
  if (declared !== undefined) return [declared];
  const { base, head } = readSides(options, deps.cwd);
  const origin = commonOrigin(base, head);
  const symbols = readSymbols([...base.found.resources, ...head.found.resources]);
  return [
    reviewChanges(versionOf(base, symbols), versionOf(head, symbols), {
      ...origin,
      today: deps.clock().toISOString().slice(0, 10),
    }),
  ];
}

function readSides({ baseFile, headFile }: FilesOptions, cwd: string): { base: FileSide; head: FileSide } {
  if (headFile === undefined) {
    throw new UsageError("It is not said what is new.", "add --head-file with a checkpoint or a plan");
  }
  const given = baseFile === undefined ? undefined : readVersionFile(resolve(cwd, baseFile)).head;
  const { head, base } = readVersionFile(resolve(cwd, headFile), given);
  const before = given ?? base;
  if (before === undefined) {
    throw new UsageError(
      `${headFile} says nothing of what there was before.`,
      "add --base-file, or give a plan that `pulumi preview --json --show-sames` wrote",
    );
  }
  const label = baseFile === undefined ? `${basename(headFile)}, before it` : basename(baseFile);
  return { base: { label, found: before }, head: { label: basename(headFile), found: head } };
}

/** An empty stack is anybody's. @throws {OtherProjectError} */
function commonOrigin(base: FileSide, head: FileSide): { readonly stack: string; readonly project: string } {
  const [old, current] = [base, head].map(({ found }) => found.resources[0]?.urn);
  if (old !== undefined && current !== undefined) assertSame({ base, head }, originOf(old), originOf(current));
  const urn = current ?? old;
  return urn === undefined ? { stack: "unknown", project: "unknown" } : originOf(urn);
}

function assertSame(
  { base, head }: { base: FileSide; head: FileSide },
  old: ReturnType<typeof originOf>,
  current: ReturnType<typeof originOf>,
): void {
  if (old.project === current.project && old.stack === current.stack) return;
  throw new OtherProjectError(
    `${base.label} is of the stack ${old.stack} of the project ${old.project}, and ${head.label} of the stack ` +
      `${current.stack} of the project ${current.project}.`,
    "name two files of the same stack",
  );
}

function versionOf({ label, found }: FileSide, symbols: TenantSymbols): ReviewedVersion {
  const { resources, replaced, failures } = found;
  const diagnostics = failures.map((message) => ({ severity: "error" as const, message }));
  const version = toReviewedVersion(label, {
    succeeded: failures.length === 0,
    diagnostics,
    resources,
    symbols,
    gaps: [],
  });
  const apps = version.apps.map((app) => (replaced.has(app.urn) ? { ...app, isReplaced: true } : app));
  return { ...version, apps };
}
