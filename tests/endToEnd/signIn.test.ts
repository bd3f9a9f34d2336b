/** Real `@azure/identity` over TLS against the practice tenant, both flows, as the apps of the repository's own program. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PageBrowser } from "../../cli/practice/pageBrowser";
import { playUser } from "../../cli/practice/playUser";
import { signInAs } from "../../cli/token/signInAs";
import { DirectoryClient, GraphRefusedError } from "../../directory";
import { type AppAccess, type AppToken, apiRequests } from "../../token";
import { interceptBrowser } from "./interceptedBrowser";
import { type RehearsedTenant, startRehearsedTenant } from "./rehearsedTenant";

let place: RehearsedTenant;

beforeAll(async () => {
  place = await startRehearsedTenant();
}, 60_000);

afterAll(() => place.close());

const ben = "ben@practice.onmicrosoft.com";
const cho = "cho@practice.onmicrosoft.com";
const tell = (): never => {
  throw new Error("nobody is there to enter a code");
};

/** Signs in with a device code that the user of the practice tenant enters. */
function signInWithCode(app: AppAccess, play: string) {
  return signInAs(app, { flow: "device-code", requests: apiRequests(app), practice: place.access, play, tell });
}

/** Signs in with a browser; `answer` goes through its pages and comes back with the address to call. */
async function signInWithBrowser(app: AppAccess, answer: (url: string) => Promise<string | undefined>) {
  const browser = interceptBrowser();
  try {
    const signingIn = signInAs(app, { flow: "browser", requests: apiRequests(app), practice: place.access, tell });
    // Whoever waits for the browser below must not leave a refused sign-in unheard.
    signingIn.catch(() => undefined);
    const returned = await answer(await browser.opened);
    // The page behind the redirect may be gone by then: the listener ends as soon as it has its token.
    if (returned !== undefined) await fetch(returned, { redirect: "manual" });
    return await signingIn;
  } finally {
    browser.restore();
  }
}

function verdicts(tokens: readonly AppToken[]) {
  return tokens.map(({ api, content }) => ({
    api,
    user: content?.claims.user,
    permissions: content?.comparison.map(({ permission, verdict }) => `${permission}: ${verdict}`),
  }));
}

const asDeclared = [
  "openid: granted",
  "profile: granted",
  "offline_access: signIn",
  "User.Read: granted",
  "Calendars.Read: granted",
  "Contacts.ReadWrite: granted",
];

describe("a native app with a device code", () => {
  it("asks for consent once, and then gets a token that grants what is declared", async () => {
    const first = await signInWithCode(place.calendarSync, ben);
    const second = await signInWithCode(place.calendarSync, ben);

    expect(first.played?.consentedTo).toEqual(expect.arrayContaining(["Calendars.Read", "Contacts.ReadWrite"]));
    expect(second.played?.consentedTo).toEqual([]);
    expect(verdicts(second.tokens)).toEqual([{ api: "Microsoft Graph", user: ben, permissions: asDeclared }]);
  });

  it("says who is there when it is asked to play somebody unknown", async () => {
    await expect(signInWithCode(place.calendarSync, "eve@practice.onmicrosoft.com")).rejects.toMatchObject({
      code: "ERR_USAGE",
      problem: "The practice tenant has no user eve@practice.onmicrosoft.com.",
      fix: `use one of ada@practice.onmicrosoft.com, ${ben}, ${cho}`,
    });
  });

  it("tells that consent was declined", async () => {
    const declining = signInAs(place.calendarSync, {
      flow: "device-code",
      requests: apiRequests(place.calendarSync),
      practice: place.access,
      tell: ({ verificationUri, userCode }) => void declineCode(verificationUri, userCode),
    });

    await expect(declining).rejects.toMatchObject({
      code: "ERR_TOKEN_REFUSED",
      fix: "run it again and accept, or let an administrator consent with the stack's adminConsentUrl",
    });
  });

  it("tells what is refused before any code is given", async () => {
    const requests = [{ api: "Microsoft Graph", declared: [], scopes: ["Nope.Read"] }];
    const signingIn = signInAs(place.calendarSync, { flow: "device-code", requests, practice: place.access, tell });

    await expect(signingIn).rejects.toMatchObject({ code: "ERR_TOKEN_REFUSED", entraCode: 650053 });
  });

  async function declineCode(verificationUri: string, userCode: string): Promise<void> {
    const browser = new PageBrowser(place.access);
    const entered = await browser.submit(await browser.open(verificationUri), { userCode });
    const account = place.tenant.users.find(({ userPrincipalName }) => userPrincipalName === cho)?.objectId ?? "";
    const signedIn = await browser.submit(entered, { account });
    await browser.submit(signedIn, { decision: "decline" });
  }
});

/** Elsewhere `@azure/identity` opens the system's own browser, which no variable replaces. */
const withBrowser = describe.skipIf(process.platform !== "linux");

withBrowser("a native app with a browser", () => {
  it("redeems the code with PKCE and gets a token that grants what is declared", async () => {
    const { tokens } = await signInWithBrowser(place.calendarSync, async (url) => {
      expect(new URL(url).searchParams.get("code_challenge_method")).toBe("S256");
      const { returnedTo } = await playUser(url, { ...place.access, userPrincipalName: cho });
      expect(returnedTo).toMatch(/^http:\/\/localhost:\d+\/?\?.*code=/);
      return returnedTo;
    });

    expect(verdicts(tokens)).toEqual([{ api: "Microsoft Graph", user: cho, permissions: asDeclared }]);
  });
});

withBrowser("a single-page app with a browser", () => {
  it("needs no consent of its user, because the program gave it for the whole tenant", async () => {
    let asked: readonly string[] = [];
    const { tokens } = await signInWithBrowser(place.roomBoard, async (url) => {
      const { returnedTo, consentedTo } = await playUser(url, { ...place.access, userPrincipalName: cho });
      asked = consentedTo;
      return returnedTo;
    });

    expect(asked).toEqual([]);
    expect(tokens[0]?.content?.comparison.slice(0, 2)).toEqual([
      { permission: "User.Read", declared: true, granted: true, verdict: "granted" },
      { permission: "Calendars.Read", declared: true, granted: true, verdict: "granted" },
    ]);
  });

  it("is refused when it redeems its code as a native app would, without an Origin", async () => {
    const pretended: AppAccess = { ...place.roomBoard, kind: "publicClient" };
    const signingIn = signInWithBrowser(pretended, async (url) => {
      const { returnedTo } = await playUser(url, { ...place.access, userPrincipalName: cho });
      return returnedTo;
    });

    await expect(signingIn).rejects.toMatchObject({ code: "ERR_TOKEN_REFUSED", entraCode: 9002327 });
  });
});

describe("a token in use", () => {
  async function graphOf(play: string): Promise<DirectoryClient> {
    const { credential } = await signInWithCode(place.calendarSync, play);
    const [request] = apiRequests(place.calendarSync);
    const { graphBaseUrl } = place.calendarSync;
    return new DirectoryClient({
      graphBaseUrl,
      credential,
      scopes: request?.scopes ?? [],
      practiceCaPem: place.access.caPem,
    });
  }

  it("reads who the user is and writes a contact", async () => {
    const graph = await graphOf(ben);
    const written = await graph.post("/me/contacts", { givenName: "Rosalind", surname: "Practice" });
    const { value } = await graph.get("/me/contacts?$select=id,givenName");

    expect(await graph.get("/me?$select=userPrincipalName")).toMatchObject({ userPrincipalName: ben });
    expect(value).toEqual([expect.objectContaining({ id: written.id, givenName: "Rosalind" })]);
  });

  it("opens nothing that is not declared", async () => {
    const graph = await graphOf(ben);

    await expect(graph.get("/users")).rejects.toThrow(GraphRefusedError);
  });
});
