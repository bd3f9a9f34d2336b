/** What keeps the browser of these tests on this machine, and from trusting more than it should. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type SignInServer, startSignInServer } from "../practice-tenant/entra/signInServer";
import { describeInBrowser, findChromium } from "./chromium";
import { useSignInSite } from "./signInSite";

if (findChromium(process.env) === undefined) {
  console.warn("No Chromium: the tests in tests/browser are skipped. apt-get install chromium, or set CHROMIUM_PATH.");
}

describe("the Chromium of a machine", () => {
  function folderWith(...programs: string[]): string {
    const folder = mkdtempSync(join(tmpdir(), "appreg-path-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const program of programs) {
      writeFileSync(join(folder, program), "");
      chmodSync(join(folder, program), 0o755);
    }
    return folder;
  }

  it("is the one that CHROMIUM_PATH names", () => {
    expect(findChromium({ CHROMIUM_PATH: "/opt/chrome/chrome", PATH: folderWith("chromium") })).toBe(
      "/opt/chrome/chrome",
    );
  });

  it("is otherwise the first on the path that can be run, by any of its names", () => {
    const [first, second, third] = [folderWith("chromium.txt"), folderWith(), folderWith("google-chrome")];
    mkdirSync(join(second, "chromium"));

    expect(findChromium({ PATH: [first, second, third].join(delimiter) })).toBe(join(third, "google-chrome"));
  });

  it("is none where there is none", () => {
    expect(findChromium({ PATH: folderWith() })).toBeUndefined();
  });
});

describeInBrowser("the browser of these tests", () => {
  const site = useSignInSite();
  let other: SignInServer;
  let page: Page;

  beforeAll(async () => {
    other = await startSignInServer();
    page = await site.browser.newPage();
  });
  afterAll(() => other.close());

  it("trusts the server that it was started for, and no other", async () => {
    expect((await page.goto(site.at("/devicelogin")))?.status()).toBe(200);
    await expect(page.goto(`${other.origin}/devicelogin`)).rejects.toThrow("ERR_CERT_AUTHORITY_INVALID");
  });

  it("finds no other machine", async () => {
    await expect(page.goto("https://login.microsoftonline.com/")).rejects.toThrow("ERR_NAME_NOT_RESOLVED");
    await expect(page.goto("http://192.0.2.1/")).rejects.toThrow("ERR_NAME_NOT_RESOLVED");
  });
});
