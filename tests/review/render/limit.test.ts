/** A comment has room for 65,536 characters: the worst is kept, and what is left out is counted. */
import { describe, expect, it } from "vitest";
import {
  type Review,
  type ReviewedApp,
  renderComment,
  renderMarkdown,
  renderMermaid,
  reviewChanges,
  reviewMarker,
} from "../../../review";
import { appWith } from "../../rules/appWith";
import { delegated } from "../../rules/cases/partsOfApps";
import { options } from "../cases";
import { sampleReview } from "./sampleReview";

const githubLimit = 65_536;

/** A hundred apps that each get `count` redirect URIs on hosts of others; the last one also gets control of the tenant. */
function hugeReview(count: number): Review {
  const names = Array.from({ length: 100 }, (_, at) => `app-${String(at + 1).padStart(3, "0")}`);
  const version = (label: string, uris: number) => ({
    label,
    apps: names.map((name) => appOf(name, uris)),
    notices: [],
  });
  return reviewChanges(version("main (3f2c1ab)", 0), version("working tree", count), options);
}

function appOf(name: string, uris: number): ReviewedApp {
  const parts = {
    web: [
      "https://app.contoso.com/",
      ...Array.from({ length: uris }, (_, at) => `https://h${at}.example.net/${name}/`),
    ],
    requests:
      uris > 0 && name === "app-100"
        ? [{ api: "microsoftGraph", kind: "application", permission: "RoleManagement.ReadWrite.Directory" } as const]
        : [delegated("User.Read")],
  };
  return {
    manifest: { ...appWith(parts), name },
    urn: `urn:pulumi:dev::rooms::azuread:index/application:Application::${name}`,
    aliases: [],
  };
}

const countsOf = (markdown: string): readonly (string | undefined)[] =>
  /\*\*Left out here\*\*, because a comment has no room for it: (?:(\d+) changes? \((\w+) at worst\))?(?:, )?(?:(\d+) findings?)?/
    .exec(markdown)
    ?.slice(1) ?? [];

describe("a comment on huge changes", () => {
  const review = hugeReview(60);
  const markdown = renderMarkdown(review);

  it("stays below what GitHub takes, and uses the room", () => {
    expect(markdown.length).toBeLessThanOrEqual(githubLimit);
    expect(markdown.length).toBeGreaterThan(githubLimit - 3_000);
  });

  it("begins with the worst, whichever app has it, and ends with the digest", () => {
    const lines = markdown.split("\n");

    expect(lines[2]).toBe(
      "### Critical: `app-100`: It asks to read and change who has which directory role without anybody signed in.",
    );
    expect(lines.find((line) => line.startsWith("| **"))).toContain("| **critical** | `app-100` | permission gained");
    expect(lines.at(-2)).toContain(review.digests.head);
  });

  it("counts what it leaves out: told and left out are all that there is", () => {
    const shown = markdown.match(/^(?:- \*\*\w+\*\*|\| \*\*\w+\*\* \|) (?!.* breaks )/gm) ?? [];
    const all = review.apps.flatMap(({ changes }) => changes);
    const [left, worst] = countsOf(markdown);

    expect(shown.length + Number(left)).toBe(all.length);
    expect(worst).toBe("high");
  });

  it("leaves nothing out, and does not speak of it, where there is room", () => {
    expect(countsOf(renderMarkdown(hugeReview(1)))).toEqual([]);
  });

  it.each([8_000, 20_000, 40_000])("stays below a limit of %i characters, and says what is missing", (limit) => {
    const short = renderMarkdown(review, { limit });

    expect(short.length).toBeLessThanOrEqual(limit);
    expect(short).toContain("**Left out here**");
    expect(short).toContain("| **critical** | `app-100` |");
  });

  it("stays below it whatever the names are", () => {
    for (const name of ["`".repeat(5_000), "` ".repeat(5_000), "\u202e|".repeat(5_000), "&".repeat(5_000)]) {
      expect(renderMarkdown({ ...sampleReview(name), project: "rooms", stack: "dev" }).length).toBeLessThan(
        githubLimit,
      );
    }
  });

  it("holds every stack's share in one comment, with the marker of the first on top", () => {
    const comment = renderComment(["dev", "test", "prod"].map((stack) => ({ ...review, stack })));
    const markers = comment.split("\n").filter((line) => line.startsWith("<!--"));

    expect(comment.length).toBeLessThanOrEqual(githubLimit);
    expect(comment.startsWith(reviewMarker({ project: "rooms", stack: "dev" }))).toBe(true);
    expect(markers).toEqual(["dev", "test", "prod"].map((stack) => reviewMarker({ project: "rooms", stack })));
  });

  it("draws at most 20 arrows to permissions, and says how many are missing", () => {
    const many = hugeReview(1);
    const [app] = many.apps;
    const [change] = app?.changes.filter(({ area }) => area === "permissions") ?? [];
    if (app === undefined || change === undefined) throw new Error("the case has no change of a permission");
    const picture = renderMermaid({ ...many, apps: [{ ...app, changes: Array.from({ length: 25 }, () => change) }] });

    expect(picture.split("\n").at(-1)).toBe('  rest["and 5 arrows more, not drawn"]');
  });
});
