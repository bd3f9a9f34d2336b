/** Serves the single-page app of tests/fixtures to a browser, as any static file server would. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";

const library = join(dirname(require.resolve("@azure/msal-browser/package.json")), "lib");
const app = join(__dirname, "..", "fixtures", "singlePageApp");

const files: Readonly<Record<string, readonly [file: string, type: string]>> = {
  "/": [join(app, "index.html"), "text/html"],
  "/redirect.html": [join(app, "redirect.html"), "text/html"],
  "/app.js": [join(app, "app.js"), "text/javascript"],
  "/redirect.js": [join(app, "redirect.js"), "text/javascript"],
  "/msal-browser.min.js": [join(library, "msal-browser.min.js"), "text/javascript"],
  "/msal-redirect-bridge.min.js": [join(library, "redirect-bridge", "msal-redirect-bridge.min.js"), "text/javascript"],
};

/** What the app reads as `settings`. */
export interface AppSettings {
  readonly authority: string;
  readonly clientId: string;
  readonly graph: string;
  readonly scopes: readonly string[];
  readonly loginHint?: string;
}

export interface ServedApp {
  /** `http://localhost:<port>`. */
  readonly origin: string;
  /** From now on, for pages that are loaded from now on. */
  configure(settings: AppSettings): void;
  close(): void;
}

export async function serveApp(): Promise<ServedApp> {
  let settings = "";
  const server = createServer(({ url = "" }, response) => {
    const [path = ""] = url.split("?");
    const [file, type] = files[path] ?? [];
    if (path === "/settings.js") response.setHeader("content-type", "text/javascript").end(settings);
    else if (file === undefined || type === undefined) response.writeHead(404).end();
    else response.setHeader("content-type", type).end(readFileSync(file));
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    configure: (given) => {
      settings = `const settings = ${JSON.stringify(given)};`;
    },
    close: () => server.close(),
  };
}

/** What the app shows: the value of what it did, or the error as MSAL names it. */
export interface Shown {
  readonly value?: unknown;
  readonly error?: {
    readonly name: string;
    readonly errorCode: string;
    readonly subError: string;
    readonly message: string;
  };
}

/** Waits until the app shows something. */
export async function shownBy(page: Page): Promise<Shown> {
  const output = page.locator("output:not(:empty)");
  await output.waitFor({ state: "attached" });
  // The app writes exactly this.
  return JSON.parse(await output.innerText()) as Shown;
}

/** Presses a button of the app and waits for what comes of it. */
export async function press(page: Page, button: string): Promise<Shown> {
  await page.getByRole("button", { name: button, exact: true }).click();
  return shownBy(page);
}
