/** What a reviewer approved: a digest, and where a file of the review is at hand the manifests behind it. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { AppManifest } from "../../manifest";
import { digestOf, readDeclarationFile } from "../declaration/declarationFile";
import { UsageError } from "../usageError";
import { ReviewFileUnreadableError } from "./errors";

export interface Approval {
  /** "sha256:" and 64 hexadecimal digits. */
  readonly digest: string;
  /** What was reviewed; undefined where only its digest is known. */
  readonly manifests: readonly AppManifest[] | undefined;
}

export interface ApprovalOptions {
  readonly approved?: string;
  /** Path of a declaration, or of a review in JSON. */
  readonly approvedFile?: string;
}

const digestForm = /^sha256:[0-9a-f]{64}$/;
const reviewFile = z.looseObject({ digests: z.looseObject({ head: z.string().regex(digestForm) }) });

/**
 * @throws {UsageError} where neither is given, or the digest is none
 * @throws {ReviewFileUnreadableError} where the file is neither, or has another digest
 */
export function readApproval({ approved, approvedFile }: ApprovalOptions): Approval {
  if (approved !== undefined && !digestForm.test(approved)) {
    throw new UsageError(
      `"${approved}" is no digest of a review.`,
      'give the one that `appreg review` prints: "sha256:" and 64 hexadecimal digits',
    );
  }
  if (approvedFile !== undefined) return readReviewFile(approvedFile, approved);
  if (approved !== undefined) return { digest: approved, manifests: undefined };
  throw new UsageError(
    "It is not said what was approved.",
    "add --approved <digest> with the digest that the review printed, or --approved-file <review.json>",
  );
}

function readReviewFile(file: string, approved: string | undefined): Approval {
  const approval = parseReview(file);
  if (approved === undefined || approval.digest === approved) return approval;
  throw new ReviewFileUnreadableError(file, `its digest is ${approval.digest}, and ${approved} was approved`);
}

/** A declaration's digest is made from what it holds; a review in JSON states one. */
function parseReview(file: string): Approval {
  try {
    const declaration = readDeclarationFile(file);
    if (declaration === undefined) {
      const { digests } = reviewFile.parse(JSON.parse(readFileSync(file, "utf8")));
      return { digest: digests.head, manifests: undefined };
    }
    return { digest: digestOf(declaration), manifests: declaration.apps.map(({ manifest }) => manifest) };
  } catch (cause) {
    throw new ReviewFileUnreadableError(file, whyUnreadable(cause), { cause });
  }
}

function whyUnreadable(cause: unknown): string {
  if (cause instanceof z.ZodError) return `${cause.issues[0]?.path.join(".")} is missing or wrong`;
  if (cause instanceof SyntaxError) return "it is no JSON";
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT"
    ? "there is no such file"
    : "it cannot be read";
}
