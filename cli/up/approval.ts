/** What a reviewer approved: a digest, and where a file of the review is at hand the manifests behind it. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { type AppManifest, digestManifests } from "../../manifest";
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
  /** Path of a review in JSON. */
  readonly approvedFile?: string;
}

const digestForm = /^sha256:[0-9a-f]{64}$/;
const reviewFile = z.looseObject({
  digests: z.looseObject({ head: z.string().regex(digestForm) }),
  // Their shape is held by their digest: what hashes to the approved one is what was reviewed.
  manifests: z.array(z.looseObject({ name: z.string() })).optional(),
});

/**
 * @throws {UsageError} where neither is given, or the digest is none
 * @throws {ReviewFileUnreadableError} where the file is no review, or says other digests than its manifests have
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
  const { digests, manifests } = parseReview(file);
  if (approved !== undefined && digests.head !== approved) {
    throw new ReviewFileUnreadableError(file, `its digest is ${digests.head}, and ${approved} was approved`);
  }
  // The cast: whatever else stands in the file has another digest, and is refused here.
  const reviewed = manifests as readonly AppManifest[] | undefined;
  if (reviewed !== undefined && digestManifests(reviewed) !== digests.head) {
    throw new ReviewFileUnreadableError(file, "its manifests do not have the digest that it states");
  }
  return { digest: digests.head, manifests: reviewed };
}

function parseReview(file: string): z.infer<typeof reviewFile> {
  try {
    return reviewFile.parse(JSON.parse(readFileSync(file, "utf8")));
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
