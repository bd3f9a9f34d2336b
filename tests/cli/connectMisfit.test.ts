import { describe, expect, it } from "vitest";
import { describeConnection } from "../../cli/connect/connection";
import { findMisfit } from "../../cli/connect/findMisfit";
import { connectTargets } from "../../cli/connect/targets";
import type { AppAccess } from "../../token";
import { calendarSync, mailDigest, portal, roomBoard, withoutRedirectUri } from "./connectApps";

/** The AADSTS codes that each target would meet; none where it fits. */
function codesOf(app: AppAccess): Record<string, string[]> {
  const connection = describeConnection(app);
  const entries = connectTargets.map((target) => {
    const misfit = findMisfit(connection, target);
    return [target, misfit === undefined ? [] : (misfit.problem.match(/AADSTS\d+/g) ?? ["?"])];
  });
  return Object.fromEntries(entries);
}

const everything = Object.fromEntries(connectTargets.map((target) => [target, []]));

describe("which library can sign in as which app", () => {
  it("a native app: all but the one for pages", () => {
    expect(codesOf(calendarSync)).toEqual({ ...everything, "msal-browser": ["AADSTS9002326"] });
  });

  it("a single-page app: the one for pages only", () => {
    const refused = ["AADSTS9002327"];

    expect(codesOf(roomBoard)).toEqual({
      ...everything,
      ...{ "msal-node": refused, "azure-identity": refused, python: refused, dotnet: refused },
    });
  });

  it("a web app: those that sign in with a secret", () => {
    expect(codesOf(portal)).toEqual({
      ...everything,
      "msal-browser": ["AADSTS9002326"],
      "azure-identity": ["AADSTS7000218"],
    });
  });

  it("an app on its own, and a web app that nobody can sign in to: all but the one for pages", () => {
    const alone = { ...everything, "msal-browser": ["AADSTS500113", "AADSTS7000218"] };

    expect(codesOf(mailDigest)).toEqual(alone);
    expect(codesOf({ ...mailDigest, kind: "web" })).toEqual(alone);
  });

  it("an app without a redirect URI for the people who sign in to it: none", () => {
    const refused = ["AADSTS500113"];
    const page = codesOf(withoutRedirectUri(roomBoard));
    const server = codesOf(withoutRedirectUri(portal));

    expect(page["msal-browser"]).toEqual(refused);
    expect([server["msal-node"], server.python, server.dotnet]).toEqual([refused, refused, refused]);
  });

  it("and a refusal says which target fits", () => {
    const fixes = [calendarSync, portal, mailDigest].map(
      (app) => findMisfit(describeConnection(app), "msal-browser")?.fix,
    );

    expect(findMisfit(describeConnection(roomBoard), "python")?.fix).toBe(
      "use --to msal-browser, or declare the redirect URI under publicClient or web",
    );
    expect(fixes).toEqual([
      "use --to msal-node, azure-identity, python or dotnet, or declare the page's redirect URI under singlePage",
      "use --to msal-node, python or dotnet, or declare the page's redirect URI under singlePage",
      "use --to msal-node, azure-identity, python or dotnet, or declare singlePage.redirectUris",
    ]);
  });
});
