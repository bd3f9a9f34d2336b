import { describe, expect, it } from "vitest";
import type { AppSummary, DeletedObject } from "../../../directory";
import { groupByStack, olderThan } from "../../../lifecycle";

const now = new Date("2026-11-23T12:00:00Z");
const day = 24 * 60 * 60 * 1000;

function app(tag: string, createdAt: string): AppSummary {
  return { objectId: tag, clientId: tag, displayName: tag, createdAt, tags: ["a", tag], application: {} };
}

function deleted(
  tag: string,
  createdAt: string | undefined,
  kind: DeletedObject["kind"] = "application",
): DeletedObject {
  return {
    ...{ objectId: tag, clientId: tag, displayName: tag, createdAt, tags: [tag], kind },
    ...{ deletedAt: "2026-11-22T00:00:00Z", fields: {} },
  };
}

describe("the stacks of a project", () => {
  const apps = [
    app("appreg:shop/pr-2/web", "2026-11-22T12:00:00Z"),
    app("appreg:shop/pr-1/web", "2026-11-01T12:00:00Z"),
    app("appreg:shop/pr-1/api", "2026-11-10T12:00:00Z"),
    app("appreg:shopping/pr-1/web", "2020-01-01T00:00:00Z"),
    app("appreg:shop/not a marker", "2020-01-01T00:00:00Z"),
    app("somebody's", "2020-01-01T00:00:00Z"),
  ];

  it("are told by marker, sorted, with the age of their newest app; other projects and untagged apps belong to none", () => {
    const [first, second, ...others] = groupByStack("shop", apps, []);

    expect(others).toEqual([]);
    expect(first).toEqual({
      stack: "pr-1",
      apps: [apps[1], apps[2]],
      recycled: [],
      newestAt: new Date("2026-11-10T12:00:00Z"),
    });
    expect(second).toMatchObject({ stack: "pr-2", newestAt: new Date("2026-11-22T12:00:00Z") });
  });

  it("go on in the recycle bin, so that a run that was interrupted after deleting is found again", () => {
    const bin = [
      deleted("appreg:shop/pr-0/web", "2026-10-01T00:00:00Z"),
      deleted("appreg:shop/pr-0/principal", "2026-11-23T00:00:00Z", "servicePrincipal"),
    ];

    expect(groupByStack("shop", [], bin)).toEqual([
      { stack: "pr-0", apps: [], recycled: [bin[0]], newestAt: new Date("2026-10-01T00:00:00Z") },
    ]);
  });

  it("are abandoned when all of their apps are older, to the millisecond", () => {
    const stacks = groupByStack("shop", apps, []);
    const names = (age: number, at = now) => olderThan(stacks, age, at).map(({ stack }) => stack);

    expect(names(7 * day)).toEqual(["pr-1"]);
    expect(names(13 * day)).toEqual([]);
    expect(names(13 * day, new Date(now.getTime() + 1))).toEqual(["pr-1"]);
    expect(names(0)).toEqual(["pr-1", "pr-2"]);
  });

  it("are young with one new app among old ones, deleted or not, and where the age of one is not told", () => {
    const old = app("appreg:shop/pr-1/web", "2026-01-01T00:00:00Z");
    const abandoned = (...bin: DeletedObject[]) => olderThan(groupByStack("shop", [old], bin), day, now);

    expect(abandoned()).toHaveLength(1);
    expect(abandoned(deleted("appreg:shop/pr-1/api", "2026-11-23T11:00:00Z"))).toEqual([]);
    expect(abandoned(deleted("appreg:shop/pr-1/api", undefined))).toEqual([]);
    expect(olderThan(groupByStack("shop", [app("appreg:shop/pr-1/api", "")], []), day, now)).toEqual([]);
  });
});
