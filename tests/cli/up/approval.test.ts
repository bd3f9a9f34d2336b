import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { declarationSchema, renderDeclaration } from "../../../cli/declaration/declarationFile";
import { readApproval } from "../../../cli/up/approval";
import { digestManifests } from "../../../manifest";
import { appWith } from "../../rules/appWith";

const folder = mkdtempSync(join(tmpdir(), "appreg-approval-"));
afterAll(() => rmSync(folder, { recursive: true }));

const manifests = [appWith({})];
const digest = digestManifests(manifests);
const apps = manifests.map((manifest) => ({ manifest, urn: "urn:pulumi:dev::rooms::x::y", aliases: [] }));
const declaration = { project: "rooms", stack: "dev", notices: [], sealedSettings: {} };
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

  it("is a declaration, whose digest is made anew", () => {
    const approvedFile = writeReview(renderDeclaration({ ...declaration, apps }));

    expect(readApproval({ approvedFile })).toEqual({ digest, manifests });
    expect(readApproval({ approvedFile, approved: digest })).toEqual({ digest, manifests });
    writeReview(renderDeclaration({ ...declaration, apps }).replace(digest, other));
    expect(readApproval({ approvedFile })).toEqual({ digest, manifests });
  });

  it("is a review in JSON, which states its digest", () => {
    const approvedFile = writeReview({ digests: { base: other, head: digest } });

    expect(readApproval({ approvedFile })).toEqual({ digest, manifests: undefined });
  });

  it.each([
    ["no JSON", "{", "it is no JSON"],
    ["no review", { digest }, "digests is missing or wrong"],
    ["a damaged declaration", { $schema: declarationSchema, stack: "dev" }, "apps is missing or wrong"],
  ])("is refused as a file with %s", (_, content, reason) => {
    const file = writeReview(content);

    expect(() => readApproval({ approvedFile: file })).toThrow(`${file} does not say what was approved: ${reason}.`);
  });

  it("is refused where file and digest are of two reviews", () => {
    const approvedFile = writeReview({ digests: { head: digest } });

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
