import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readApproval } from "../../../cli/up/approval";
import { digestManifests } from "../../../manifest";
import { appWith } from "../../rules/appWith";

const folder = mkdtempSync(join(tmpdir(), "appreg-approval-"));
afterAll(() => rmSync(folder, { recursive: true }));

const manifests = [appWith({})];
const digest = digestManifests(manifests);
const other = `sha256:${"0".repeat(64)}`;

function writeReview(content: unknown): string {
  const file = join(folder, "review.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

describe("what was approved", () => {
  it("is a digest", () => {
    expect(readApproval({ approved: digest })).toEqual({ digest, manifests: undefined });
  });

  it("is a review with the manifests behind its digest", () => {
    const approvedFile = writeReview({ digests: { base: other, head: digest }, manifests });

    expect(readApproval({ approvedFile })).toEqual({ digest, manifests });
    expect(readApproval({ approvedFile, approved: digest })).toEqual({ digest, manifests });
  });

  it.each([
    ["no JSON", "{", "it is no JSON"],
    ["no review", { digest }, "digests is missing or wrong"],
    [
      "manifests with another digest",
      { digests: { head: other }, manifests },
      "its manifests do not have the digest that it states",
    ],
  ])("is refused as a file with %s", (_, content, reason) => {
    const file = writeReview(content);

    expect(() => readApproval({ approvedFile: file })).toThrow(
      `${file} is not a review as \`appreg review --json\` prints it: ${reason}.`,
    );
  });

  it("is refused where file and digest are of two reviews", () => {
    const approvedFile = writeReview({ digests: { head: digest }, manifests });

    expect(() => readApproval({ approvedFile, approved: other })).toThrow(
      `its digest is ${digest}, and ${other} was approved`,
    );
  });

  it("is refused where the file does not exist", () => {
    expect(() => readApproval({ approvedFile: join(folder, "none.json") })).toThrow("there is no such file");
  });

  it.each([
    [{}, "It is not said what was approved."],
    [{ approved: "latest" }, '"latest" is no digest of a review.'],
    [{ approved: digest.slice(0, -1) }, "is no digest of a review."],
  ])("has to be a whole digest: %j", (options, problem) => {
    expect(() => readApproval(options)).toThrow(problem);
  });
});
