import { describe, expect, it } from "vitest";
import { compareApis, type KnownApi, type KnownPermission } from "../../directory";

function scope(name: string, changes: Partial<KnownPermission> = {}): KnownPermission {
  return { name, id: `id of ${name}`, consent: "user", isEnabled: true, ...changes };
}

function api(delegated: readonly KnownPermission[], application: readonly KnownPermission[] = []): KnownApi {
  return { appId: "orders", displayName: "Orders", delegated, application };
}

const orders = { appId: "orders", displayName: "Orders" };

describe("two readings of a tenant", () => {
  it("that are the same differ in nothing", () => {
    expect(compareApis([api([scope("Read")])], [api([scope("Read")])])).toEqual([]);
  });

  it("differ in what was added, removed and changed, by kind", () => {
    const before = api([scope("Read"), scope("Write"), scope("Old")], [scope("Manage", { consent: "admin" })]);
    const after = api(
      [scope("Read", { consent: "admin" }), scope("Write", { isEnabled: false }), scope("New")],
      [scope("Manage.All", { id: "id of Manage", consent: "admin" })],
    );

    expect(compareApis([before], [after])).toEqual([
      {
        api: orders,
        isNew: false,
        consentLearned: 0,
        changes: [
          { change: "added", kind: "delegated", name: "New", differences: [] },
          { change: "removed", kind: "delegated", name: "Old", differences: [] },
          { change: "changed", kind: "delegated", name: "Read", differences: ["consent user -> admin"] },
          { change: "changed", kind: "delegated", name: "Write", differences: ["disabled"] },
          { change: "changed", kind: "application", name: "Manage.All", differences: ["was named Manage"] },
        ],
      },
    ]);
  });

  it("tell a permission that was made anew, under another id, as another one", () => {
    expect(compareApis([api([scope("Read")])], [api([scope("Read", { id: "another" })])])[0]?.changes).toEqual([
      { change: "added", kind: "delegated", name: "Read", differences: [] },
      { change: "removed", kind: "delegated", name: "Read", differences: [] },
    ]);
  });

  it("count what was learned about consent, and do not call it a change", () => {
    const before = api([scope("Read", { consent: undefined }), scope("Write")]);

    expect(compareApis([before], [api([scope("Read"), scope("Write")])])).toEqual([
      { api: orders, isNew: false, consentLearned: 1, changes: [] },
    ]);
  });

  it("name an API that came, and one that went with all that it had", () => {
    const gone: KnownApi = { ...api([scope("Read")]), appId: "gone", displayName: "Gone" };

    expect(compareApis([gone], [api([])])).toEqual([
      { api: orders, isNew: true, consentLearned: 0, changes: [] },
      {
        api: { appId: "gone", displayName: "Gone" },
        isNew: false,
        consentLearned: 0,
        changes: [{ change: "removed", kind: "delegated", name: "Read", differences: [] }],
      },
    ]);
  });
});
