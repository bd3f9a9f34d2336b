import { beforeAll, describe, expect, it } from "vitest";
import { refusalIn, useGraphTenant } from "./graphTenant";
import { listIn, type TenantReply } from "./tenantClient";

const directory = useGraphTenant();
const { graph, create } = directory;

beforeAll(async () => {
  for (const [index, name] of ["Alpha", "Beta", "Gamma", "O'Brien", "Alphabet"].entries()) {
    await create("/v1.0/applications", {
      displayName: name,
      tags: [`tag${index}`],
      isFallbackPublicClient: index % 2 === 0,
      identifierUris: index === 1 ? ["api://beta.practice.example"] : [],
    });
  }
});

function list(query: Record<string, string>, headers: Record<string, string> = {}): Promise<TenantReply> {
  return graph("GET", `/v1.0/applications?${new URLSearchParams(query)}`, undefined, { headers });
}

async function namesFor(filter: string): Promise<unknown[]> {
  return listIn(await list({ $filter: filter })).map(({ displayName }) => displayName);
}

async function deployerId(): Promise<unknown> {
  const { clientId } = directory.tenant.deployer;
  return (await graph("GET", `/v1.0/servicePrincipals(appId='${clientId}')?$select=id`)).body.id;
}

describe("$filter", () => {
  it.each([
    ["displayName eq 'Beta'", ["Beta"]],
    ["displayName eq 'beta'", ["Beta"]],
    ["displayName eq 'O''Brien'", ["O'Brien"]],
    ["displayName eq 'Nobody'", []],
    ["startsWith(displayName, 'Alpha')", ["Alpha", "Alphabet"]],
    ["startswith(displayName,'alpha') and isFallbackPublicClient eq true", ["Alpha", "Alphabet"]],
    ["isFallbackPublicClient eq false", ["Beta", "O'Brien"]],
    ["displayName eq 'Alpha' or displayName eq 'Gamma'", ["Alpha", "Gamma"]],
    ["(displayName eq 'Alpha' or displayName eq 'Beta') and isFallbackPublicClient eq true", ["Alpha"]],
    ["identifierUris/any(uri:uri eq 'api://beta.practice.example')", ["Beta"]],
    ["tags/any(t: t eq 'tag2')", ["Gamma"]],
    ["tags/any(t:startsWith(t,'TAG'))", ["Alpha", "Beta", "Gamma", "O'Brien", "Alphabet"]],
    ["tags/any(t:startswith(t, 'tag3')) and isFallbackPublicClient eq false", ["O'Brien"]],
    ["tags/any(t:startsWith(t,'ag'))", []],
    ["description eq null and displayName eq 'Beta'", ["Beta"]],
    ["web/logoutUrl eq null and displayName eq 'Beta'", ["Beta"]],
  ])("%s", async (filter, names) => {
    expect(await namesFor(filter)).toEqual(names);
  });

  it.each([
    ["displayName eq 'O'Brien'", 400, "Request_UnsupportedQuery"],
    ["displayName eq", 400, "Request_UnsupportedQuery"],
    ["displayName is 'x'", 400, "Request_UnsupportedQuery"],
    ["displayName eq 'x') ", 400, "Request_UnsupportedQuery"],
    ["nickname eq 'x'", 400, "BadRequest"],
    ["displayName ne 'x'", 501, "NotImplemented"],
    ["endsWith(displayName, 'x')", 501, "NotImplemented"],
    ["not startsWith(displayName, 'x')", 501, "NotImplemented"],
    ["appRoles/any(r:r/value eq 'x')", 501, "NotImplemented"],
    ["appRoles/any(r:startsWith(r/value,'x'))", 501, "NotImplemented"],
    ["tags/any(t:startsWith(t))", 400, "Request_UnsupportedQuery"],
  ])("%s is refused", async (filter, status, code) => {
    expect(refusalIn(await list({ $filter: filter }))).toMatchObject({ status, code });
  });
});

describe("$select", () => {
  it("answers the properties asked for and the id, on lists and on one object", async () => {
    const rows = listIn(await list({ $filter: "displayName eq 'Beta'", $select: "displayName,tags" }));

    expect(rows).toEqual([{ id: expect.any(String), displayName: "Beta", tags: ["tag1"] }]);
  });

  it("answers null for what Graph has and this directory keeps nothing for", async () => {
    const [user] = directory.tenant.users;

    const { body } = await graph("GET", `/v1.0/users/${user?.userPrincipalName}?$select=displayName,employeeId,city`);

    expect(body).toEqual({
      "@odata.context": `${directory.tenant.origin}/v1.0/$metadata#users/$entity`,
      id: user?.objectId,
      displayName: user?.displayName,
      employeeId: null,
      city: null,
    });
  });

  it("leaves the kind of an object in a list of mixed kinds", async () => {
    const [user] = directory.tenant.users;
    const { id } = await create("/v1.0/applications", {
      displayName: "Owned",
      "owners@odata.bind": [`/directoryObjects/${user?.objectId}`, `/directoryObjects/${await deployerId()}`],
    });

    const owners = listIn(await graph("GET", `/v1.0/applications/${id}/owners?$select=displayName,userPrincipalName`));
    await graph("DELETE", `/v1.0/applications/${id}`);

    expect(owners).toEqual([
      {
        "@odata.type": "#microsoft.graph.user",
        id: user?.objectId,
        displayName: user?.displayName,
        userPrincipalName: user?.userPrincipalName,
      },
      {
        "@odata.type": "#microsoft.graph.servicePrincipal",
        id: expect.any(String),
        displayName: expect.any(String),
        userPrincipalName: null,
      },
    ]);
  });

  it("of a property that does not exist is refused, naming it", async () => {
    expect(refusalIn(await list({ $select: "id,shoeSize" }))).toEqual({
      status: 400,
      code: "BadRequest",
      message: "Could not find a property named 'shoeSize' on type 'microsoft.graph.application'.",
    });
  });
});

describe("a creation whose answer is refused", () => {
  it("has not happened", async () => {
    const reply = await graph("POST", "/v1.0/applications?$select=shoeSize", { displayName: "Never" });

    expect([reply.status, await namesFor("displayName eq 'Never'")]).toEqual([400, []]);
  });
});

describe("paging", () => {
  it("follows next links on this server's own host to every object once, keeping the other options", async () => {
    const seen: unknown[] = [];
    let next: string | undefined = `/v1.0/applications?${new URLSearchParams({ $top: "2", $select: "displayName" })}`;
    let pages = 0;
    while (next !== undefined) {
      const reply: TenantReply = await graph("GET", next);
      seen.push(...listIn(reply).map((row) => row.displayName));
      next = reply.body["@odata.nextLink"] === undefined ? undefined : String(reply.body["@odata.nextLink"]);
      if (next !== undefined)
        expect(next).toMatch(`${directory.tenant.origin}/v1.0/applications?$top=2&$select=displayName&$skiptoken=`);
      pages += 1;
    }

    expect(pages).toBe(3);
    expect(seen).toEqual(["Alpha", "Beta", "Gamma", "O'Brien", "Alphabet"]);
  });

  it.each(["0", "1000", "x"])("refuses $top=%s", async (top) => {
    expect(refusalIn(await list({ $top: top }))).toMatchObject({ status: 400 });
  });

  it("orders by a property, either way", async () => {
    const names = async (order: string) =>
      listIn(await list({ $orderby: order })).map(({ displayName }) => displayName);

    expect(await names("displayName")).toEqual(["Alpha", "Alphabet", "Beta", "Gamma", "O'Brien"]);
    expect(await names("displayName desc")).toEqual(["O'Brien", "Gamma", "Beta", "Alphabet", "Alpha"]);
  });

  it("counts only for a caller that accepts eventual consistency", async () => {
    const plain = await list({ $count: "true", $top: "1" });
    const eventual = await list({ $count: "true", $top: "1" }, { consistencylevel: "eventual" });
    const again = await list({ $count: "true", $top: "1" });

    expect([plain, eventual, again].map(({ body }) => body["@odata.count"])).toEqual([undefined, 5, undefined]);
  });
});

describe("what is not here is named and answered 501", () => {
  it.each([
    ["GET", "/v1.0/applications?$expand=owners", "the query option $expand"],
    ["GET", "/v1.0/applications?$search=x", "the query option $search"],
    ["GET", "/v1.0/applications/$count", "the endpoint GET /v1.0/applications/$count"],
    ["GET", "/v1.0/teams", "the endpoint GET /v1.0/teams"],
    ["GET", "/v1.0/applicationTemplates", "the endpoint GET /v1.0/applicationTemplates"],
    ["POST", "/beta/users", "the endpoint POST /beta/users"],
  ])("%s %s", async (method, path, named) => {
    const refusal = refusalIn(await graph(method, path));

    expect(refusal).toEqual({ status: 501, code: "NotImplemented", message: expect.stringContaining(named) });
  });
});
