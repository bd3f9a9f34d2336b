import { describe, expect, it } from "vitest";
import { type Review, renderSarif } from "../../../review";
import { rules } from "../../../rules";
import { sampleReview } from "./sampleReview";

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
}

function runOf(review: Review, file?: string) {
  const log = JSON.parse(renderSarif(review, file === undefined ? {} : { file }));
  const [run] = log.runs;
  // The cast: JSON has no types.
  return { log, run, rules: run.tool.driver.rules as { id: string }[], results: run.results as Result[] };
}

describe("a review as SARIF", () => {
  it("has every rule of ours once, every part that may change, and what stands for an incomplete review", () => {
    const ids = runOf(sampleReview("mailer")).rules.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([...rules.map(({ id }) => id), "change/permissions", "review-incomplete"]),
    );
  });

  it("tells what is worth an alert, in the levels of SARIF: not what is low, excepted, or gone", () => {
    const { results } = runOf(sampleReview("mailer"));

    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ["review-incomplete", "warning"],
      ["change/app", "error"],
      ["change/permissions", "error"],
      ["change/signIn", "warning"],
      ["redirect-uri-wildcard", "warning"],
      ["redirect-uri-wildcard", "warning"],
    ]);
  });

  it("points from every result at its rule, and at the first line of the program", () => {
    const { run, rules: described } = runOf(sampleReview("mailer"), "infra/apps & co/index.ts");

    for (const { ruleId, ruleIndex, locations } of run.results) {
      expect(described[ruleIndex]?.id).toBe(ruleId);
      expect(locations).toEqual([
        { physicalLocation: { artifactLocation: { uri: "infra/apps%20%26%20co/index.ts" }, region: { startLine: 1 } } },
      ]);
    }
  });

  it("recognises a result again whatever the versions are called and whatever stands before it", () => {
    const review = sampleReview("mailer");
    const later = { ...review, today: "2027-01-01", labels: { base: "a", head: "b" }, notices: [] };
    const [, ...before] = runOf(review).results.map(({ partialFingerprints }) => partialFingerprints);
    const [, ...after] = runOf(later).results.map(({ partialFingerprints }) => partialFingerprints);

    expect(after).toEqual(before);
    expect(new Set(before.slice(0, 4).map((one) => one.primaryLocationLineHash)).size).toBe(4);
  });

  it("is an error and no clean upload where nothing was compared", () => {
    const review = sampleReview("mailer");
    const { run, results } = runOf({
      ...review,
      summary: { ...review.summary, comparison: "none" },
      apps: [],
      findings: [],
      notices: [],
    });

    expect(run.invocations).toEqual([{ executionSuccessful: false }]);
    expect(results.map(({ ruleId, level, message }) => [ruleId, level, message.text])).toEqual([
      ["review-incomplete", "error", "Nothing was compared. This is no approval."],
    ]);
  });

  it("takes a foreign name for no link and no placeholder", () => {
    const { results } = runOf(sampleReview("[here](1) {0}"));

    expect(results.at(-1)?.message.text).toBe(
      "\\[here\\](1) {{0}} web.redirectUris \\[here\\](1) {{0}}: A redirect URI names one address. " +
        "To do: Use \\[here\\](1) {{0}} instead.",
    );
  });
});
