/** The page that `appreg connect --to msal-browser --out` writes, unmodified, in a real browser. */
import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ConnectProject, startConnectProject } from "../endToEnd/connectProject";
import { type RunningSample, startSteps, writeKit } from "../endToEnd/connectSample";
import { describeInBrowser, startChromium } from "./chromium";
import { acceptConsent, ben, signIn } from "./practiceSite";

describeInBrowser("the sample of @azure/msal-browser", () => {
  let place: ConnectProject;
  let browser: Browser;

  beforeAll(async () => {
    place = await startConnectProject();
    browser = await startChromium(place.tenant);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await place?.close();
  });

  async function serve(app: string): Promise<{ server: RunningSample; address: string }> {
    const { folder, steps } = await writeKit(place, app, "msal-browser");
    const [install, ...lines] = steps;
    expect({ install, lines }).toEqual({ install: "npm install", lines: ["node serve.mjs"] });
    if (!existsSync(join(folder, "node_modules"))) {
      symlinkSync(join(__dirname, "..", "..", "node_modules"), join(folder, "node_modules"));
    }
    const server = startSteps(lines, { cwd: folder });
    const [, address = ""] = await server.says(/Open (\S+)/);
    return { server, address };
  }

  it("is served without anything that lies beside it or above", async () => {
    const { server, address } = await serve("room-board");
    const asked = ["", "sample.mjs", "%2e%2e/Pulumi.yaml", "..%2fPulumi.yaml", "nothing.html"];
    const answers = await Promise.all(asked.map((path) => fetch(`${address}${path}`)));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404, 404]);
    server.stop();
    await server.ended;
  });

  it.each([
    ["room-board", "a page of its own", { userPrincipalName: ben }],
    ["floor-plan", "the page of the app", { value: [] }],
  ])("of %s signs in by way of %s, and shows what it reads", async (app, _way, read) => {
    const { server, address } = await serve(app);
    const page = await browser.newPage();
    await page.goto(address);
    await page.getByRole("button", { name: "Sign in" }).click();
    await signIn(page, ben);
    await acceptConsent(page);
    await page.waitForURL(address);
    const output = page.locator("output:not(:empty)");
    await output.waitFor();

    expect(JSON.parse(await output.innerText())).toMatchObject(read);
    expect(await page.getByRole("button").isVisible()).toBe(false);
    await page.context().close();
    server.stop();
    await server.ended;
  });
});
