import { describe, expect, it } from "vitest";
import { known } from "../../manifest";
import { displayNameLength } from "../../rules/displayNameLength";
import { ownerForm } from "../../rules/ownerForm";
import { pageUrls } from "../../rules/pageUrls";
import { tagForm } from "../../rules/tagForm";
import { tokenVersion } from "../../rules/tokenVersion";
import { appWith } from "./appWith";

const personal = "PersonalMicrosoftAccount";

describe("display-name-length", () => {
  const judge = (length: number, audience?: typeof personal) =>
    displayNameLength.judge(appWith({ displayName: known("x".repeat(length)), ...(audience && { audience }) }));

  it("takes 1 to 120 characters", () => {
    expect([...judge(1), ...judge(120)]).toEqual([]);
  });

  it("refuses none, white space only, and 121", () => {
    const rule = "a display name of this audience has 1 to 120 characters";
    expect(judge(0)).toEqual([{ argument: "displayName", rule, fix: "give it a name" }]);
    expect(displayNameLength.judge(appWith({ displayName: known("  ") }))).toEqual(judge(0));
    expect(judge(121)).toEqual([{ argument: "displayName", rule, fix: "shorten it: it has 121" }]);
  });

  it("takes only 90 where personal accounts may sign in", () => {
    expect(judge(90, personal)).toEqual([]);
    expect(judge(91, personal).map(({ rule }) => rule)).toEqual([
      "a display name of this audience has 1 to 90 characters",
    ]);
  });

  it("cannot tell about a name that is not settled", () => {
    expect(displayNameLength.judge(appWith({ displayName: { state: "unknown" } }))).toEqual([]);
  });
});

describe("tag-form", () => {
  it("takes 1 to 256 characters", () => {
    expect(tagForm.judge(appWith({ tags: ["a", "x".repeat(256)] }))).toEqual([]);
  });

  it("refuses white space, repetitions, none and 257 characters", () => {
    const long = "x".repeat(257);
    expect(tagForm.judge(appWith({ tags: ["team a", "b", "b", "", long] }))).toEqual([
      { argument: "tags", value: "team a", rule: "a tag holds no white space", fix: "use team-a" },
      { argument: "tags", value: "b", rule: "a tag is listed once", fix: "remove the repetition" },
      {
        argument: "tags",
        value: "",
        rule: "a tag has 1 to 256 characters",
        fix: "shorten it, or the name that it is made of",
      },
      {
        argument: "tags",
        value: long,
        rule: "a tag has 1 to 256 characters",
        fix: "shorten it, or the name that it is made of",
      },
    ]);
  });

  it("says nothing about an app without any", () => {
    expect(tagForm.judge(appWith({}))).toEqual([]);
  });
});

describe("owner-form", () => {
  const ids = (count: number) =>
    Array.from({ length: count }, (_, at) => `2f1c9a34-7b60-4d2e-9f11-${String(at).padStart(12, "0")}`);

  it("takes object ids, 99 beside the deployer", () => {
    expect(ownerForm.judge(appWith({ owners: ids(99) }))).toEqual([]);
  });

  it("refuses names, repetitions and a hundred beside the deployer", () => {
    const [one = ""] = ids(1);
    expect(
      ownerForm.judge(appWith({ owners: ["ada@contoso.com", one, one] })).map(({ value, rule }) => [value, rule]),
    ).toEqual([
      ["ada@contoso.com", "an owner is named by its object id, a UUID"],
      [one, "an owner is listed once"],
    ]);
    expect(ownerForm.judge(appWith({ owners: ids(100) })).map(({ fix }) => fix)).toEqual(["remove 1 of the 101"]);
  });

  it("says nothing about an app whose only owner is the deployer", () => {
    expect(ownerForm.judge(appWith({}))).toEqual([]);
  });
});

describe("page-urls", () => {
  it("takes a home page over http and a sign-out page over https", () => {
    const pages = { homepageUrl: "http://intranet/", logoutUrl: "https://a.contoso.com/out" };
    expect(pageUrls.judge(appWith(pages))).toEqual([]);
  });

  it("refuses a home page that is no page, and a sign-out page over http or too long", () => {
    const argumentsOf = (parts: Parameters<typeof appWith>[0]) =>
      pageUrls.judge(appWith(parts)).map(({ argument }) => argument);

    expect(argumentsOf({ homepageUrl: "a.contoso.com", logoutUrl: "http://localhost/" })).toEqual([
      "web.homepageUrl",
      "web.logoutUrl",
    ]);
    expect(argumentsOf({ logoutUrl: "https://a.contoso.com/".padEnd(256, "x") })).toEqual(["web.logoutUrl"]);
  });

  it("says nothing about an app without pages", () => {
    expect(pageUrls.judge(appWith({}))).toEqual([]);
  });
});

describe("token-version", () => {
  it("refuses version 1 where personal accounts may sign in", () => {
    expect(tokenVersion.judge(appWith({ audience: personal, tokenVersion: 1 }))).toEqual([
      {
        argument: "api.requestedAccessTokenVersion",
        rule: "the token version is 2 where personal accounts may sign in",
        fix: "set it to 2",
      },
    ]);
  });

  it("takes version 2 there", () => {
    expect(tokenVersion.judge(appWith({ audience: personal, tokenVersion: 2 }))).toEqual([]);
  });

  it("does not apply to work and school accounts", () => {
    expect(tokenVersion.judge(appWith({ tokenVersion: 1 }))).toEqual([]);
  });
});
