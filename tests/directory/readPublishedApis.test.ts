import { describe, expect, it } from "vitest";
import { DirectoryAnswerError, type GraphReader, readPublishedApis } from "../../directory";

const tenantId = "11111111-1111-4111-8111-111111111111";
const first =
  "/servicePrincipals?$select=appId,displayName,appOwnerOrganizationId,servicePrincipalNames,appRoles,oauth2PermissionScopes&$top=100";

/** Answers by path, each once. */
function readerOf(answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>) {
  const asked: string[] = [];
  const graph: GraphReader = {
    get: async (path) => {
      asked.push(path);
      return answers[path] ?? Promise.reject(new Error(`not expected: ${path}`));
    },
  };
  return { graph, asked };
}

const orders = {
  appId: "aaaaaaaa-0000-4000-8000-000000000001",
  displayName: "Orders",
  appOwnerOrganizationId: tenantId,
  servicePrincipalNames: ["api://orders", "aaaaaaaa-0000-4000-8000-000000000001"],
  oauth2PermissionScopes: [
    { value: "Orders.Write", id: "s2", type: "Admin", isEnabled: true },
    { value: "Orders.Read", id: "s1", type: "User", isEnabled: true },
    { value: "", id: "s3", type: "User", isEnabled: true },
  ],
  appRoles: [
    { value: "Orders.Manage", id: "r1", allowedMemberTypes: ["User", "Application"], isEnabled: false },
    { value: "Clerk", id: "r2", allowedMemberTypes: ["User"], isEnabled: true },
    { value: null, id: "r3", allowedMemberTypes: ["Application"], isEnabled: true },
  ],
};

describe("the APIs that a tenant publishes", () => {
  it("come from all pages, with what an app can ask of them, and without apps that publish nothing", async () => {
    const next = "https://graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=abc";
    const { graph, asked } = readerOf({
      [first]: {
        value: [orders, { appId: "caller", displayName: "Caller", appRoles: [], oauth2PermissionScopes: [] }],
        "@odata.nextLink": next,
      },
      "/servicePrincipals?$skiptoken=abc": {
        value: [
          {
            appId: "bbbbbbbb-0000-4000-8000-000000000002",
            displayName: "Archive",
            appOwnerOrganizationId: "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
            servicePrincipalNames: [],
            appRoles: [],
            oauth2PermissionScopes: [{ value: "user_impersonation", id: "s9", type: "User", isEnabled: true }],
          },
        ],
      },
    });
    const counts: number[] = [];

    const apis = await readPublishedApis(graph, { tenantId, onProgress: (count) => counts.push(count) });

    expect(apis).toEqual([
      {
        appId: "bbbbbbbb-0000-4000-8000-000000000002",
        displayName: "Archive",
        identifierUris: [],
        isOwn: false,
        delegated: [{ name: "user_impersonation", id: "s9", consent: "user", isEnabled: true }],
        application: [],
      },
      {
        appId: "aaaaaaaa-0000-4000-8000-000000000001",
        displayName: "Orders",
        identifierUris: ["api://orders"],
        isOwn: true,
        delegated: [
          { name: "Orders.Read", id: "s1", consent: "user", isEnabled: true },
          { name: "Orders.Write", id: "s2", consent: "admin", isEnabled: true },
        ],
        application: [{ name: "Orders.Manage", id: "r1", consent: "admin", isEnabled: false }],
      },
    ]);
    expect(asked).toEqual([first, "/servicePrincipals?$skiptoken=abc"]);
    expect(counts).toEqual([2, 3]);
  });

  it("are asked at one host only: what a link says of another is left aside, or refused", async () => {
    const elsewhere = readerOf({
      [first]: { value: [], "@odata.nextLink": "https://contoso.example/v1.0/servicePrincipals?$skiptoken=x" },
      "/servicePrincipals?$skiptoken=x": { value: [] },
    });
    await readPublishedApis(elsewhere.graph, { tenantId });
    expect(elsewhere.asked.every((path) => path.startsWith("/"))).toBe(true);

    const odd = readerOf({ [first]: { value: [], "@odata.nextLink": "file:///etc/passwd" } });
    await expect(readPublishedApis(odd.graph, { tenantId })).rejects.toThrow(DirectoryAnswerError);
  });

  it("are no list where somebody else answers", async () => {
    const { graph } = readerOf({ [first]: { message: "please sign in to the network" } });

    await expect(readPublishedApis(graph, { tenantId })).rejects.toThrow(
      "The directory answered GET /servicePrincipals with a page that has no list.",
    );
  });
});
