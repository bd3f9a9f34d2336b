import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitGraphPath } from "../../catalogue/graphPath";

const id = "6F8A1C20-3b4d-4e5f-8a90-b1c2d3e4f506";

describe("the path of a Graph call", () => {
  it.each([
    ["https://graph.microsoft.com/v1.0/me?$select=displayName", "/me"],
    ["https://graph.microsoft.com/beta/me/", "/me"],
    ["HTTPS://Graph.Microsoft.com:443/v1.0/Me#top", "/me"],
    ["https://graph.microsoft.us/v1.0/me", "/me"],
    ["https://dod-graph.microsoft.us/v1.0/me", "/me"],
    ["https://microsoftgraph.chinacloudapi.cn/v1.0/me", "/me"],
    ["https://localhost:28443/v1.0/me", "/me"],
    ["graph.microsoft.com/v1.0/me", "/me"],
    ["v1.0/me/messages", "/me/messages"],
    ["me//messages/", "/me/messages"],
    [`/users/${id}/Messages`, `/users/${id.toLowerCase()}/messages`],
    [`/users('${id}')/messages`, "/users/{}/messages"],
    [`/users(${id})/messages`, "/users/{}/messages"],
    ["/users/{id | userPrincipalName}/messages", "/users/{}/messages"],
    ["/users/%7Bid%7D/messages", "/users/{}/messages"],
    ["/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')", "/serviceprincipals(appid)"],
    ["/groups/delta()", "/groups/delta"],
    ["/groups/microsoft.graph.delta()", "/groups/delta"],
    ["/groups/{id}/members/graph.user", "/groups/{}/members/microsoft.graph.user"],
    ["/reports/getEmailActivityUserDetail(period='D7')", "/reports/getemailactivityuserdetail(period)"],
    ["/x/f(b='1,2=3',a=@p)", "/x/f(a,b)"],
    ["/me/drive/root/search(q='a/b')", "/me/drive/root/search(q)"],
    ["/me/drive/root:/Documents/x.txt:/content", "/me/drive/items/{}/content"],
    ["/me/drive/root:/Documents/x.txt", "/me/drive/items/{}"],
    ["/me/drive/root:/a%20b/c%2Fd.txt:/content", "/me/drive/items/{}/content"],
    ["/drives/b!abc/items/01ABC:/new.txt:/content", "/drives/b!abc/items/{}/content"],
    ["/sites/contoso.sharepoint.com:/sites/x:/lists", "/sites/{}/lists"],
    ["/sites/contoso.sharepoint.com:/sites/x", "/sites/{}"],
    ["/chats/19:abc@thread.v2/messages", "/chats/19:abc@thread.v2/messages"],
    ["/groups/{id}/members/$ref", "/groups/{}/members/$ref"],
    ["/me/photo/100%/x", "/me/photo/{}/x"],
    ["https://graph.microsoft.com", "/"],
  ])("%s reads as %s", (url, path) => {
    expect(`/${splitGraphPath(url).join("/")}`).toBe(path);
  });

  // Pieces that mean something to the reader, so that a random path is more than one long id.
  const piece = fc.oneof(
    fc.constantFrom("v1.0", "beta", "me", "users", "root:", "microsoft.graph.user", "graph.x", "$ref", "{id}", "items"),
    fc.constantFrom("delta()", "f(a='1',b=2)", "users('x')", "%7Bid%7D", "a%2Fb", "x:", ":", "()", "(x)", "a(b", "c)d"),
    fc.string(),
  );

  it("reads the same when its normal form is read again", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const once = splitGraphPath(`/${pieces.join("/")}`);

        expect(splitGraphPath(`/${once.join("/")}`)).toEqual(once);
      }),
    );
  });

  it("does not depend on version, query, trailing slash or letter case", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9-]{1,12}$/), { minLength: 1, maxLength: 6 }), (words) => {
        const path = words.join("/");
        const expected = splitGraphPath(`/${path}`);

        for (const spelling of [
          `https://graph.microsoft.com/v1.0/${path}?$top=5`,
          `/beta/${path}/`,
          `//${path.toUpperCase()}`,
          path,
        ])
          expect(splitGraphPath(spelling)).toEqual(expected);
      }),
    );
  });
});
