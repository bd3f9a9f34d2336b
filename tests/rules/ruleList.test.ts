import { describe, expect, it } from "vitest";
import { judgeManifest, rules } from "../../rules";
import { appWith } from "./appWith";

describe("the rules", () => {
  it("are these, in this order", () => {
    expect(rules.map(({ id }) => id)).toEqual([
      "display-name-length",
      "redirect-uri-form",
      "redirect-uri-plain-http",
      "redirect-uri-ipv6",
      "redirect-uri-bare-host",
      "redirect-uri-characters",
      "redirect-uri-length",
      "redirect-uri-personal",
      "redirect-uri-count",
      "redirect-uri-unique",
      "page-urls",
      "permission-known",
      "permission-unique",
      "permission-limits",
      "consent-requested",
      "owner-form",
      "tag-form",
      "token-version",
    ]);
  });

  it("are all judged, and find nothing in an ordinary app", () => {
    const both = judgeManifest(appWith({ tags: ["a b"], owners: ["ada"] }));

    expect(both.map(({ argument }) => argument)).toEqual(["owners", "tags"]);
    expect(
      judgeManifest(appWith({ web: ["https://planner.contoso.com/"], publicClient: ["http://localhost"] })),
    ).toEqual([]);
  });
});
