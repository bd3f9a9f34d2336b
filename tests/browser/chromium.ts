/** Finds and starts the Chromium that the tests of this folder look at pages with. */
import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { connect } from "node:tls";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { describe, it } from "vitest";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Where this machine has a Chromium: $CHROMIUM_PATH, or a well-known name on the path; undefined when there is none. */
export function findChromium(env: NodeJS.ProcessEnv): string | undefined {
  if (env.CHROMIUM_PATH !== undefined && env.CHROMIUM_PATH !== "") return env.CHROMIUM_PATH;
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return candidates.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * A `describe` for tests in a browser. Without one a single skipped test stands for all of them and says what to install,
 * but on continuous integration they run and fail: there, a browser that has gone missing must not go unnoticed.
 */
export function describeInBrowser(title: string, tests: () => void): void {
  const isMissing = findChromium(process.env) === undefined && process.env.CI !== "true";
  if (!isMissing) return void describe(title, tests);
  it.skip(`${title}: needs Chromium (apt-get install chromium, or set CHROMIUM_PATH)`, () => undefined);
}

/** What a browser must know of a server to trust it. */
export interface TrustedServer {
  readonly origin: string;
  readonly caPem: string;
}

/** A browser that reaches this machine only, and whose one exception from its own trust is this server's certificate. */
export async function startChromium(server: TrustedServer): Promise<Browser> {
  return chromium.launch(await launchOptions(server));
}

/**
 * The same with a profile that lets servers in frames have their cookies. Contexts of `startChromium` are incognito, where
 * browsers keep third-party cookies back.
 *
 * @param profileFolder empty; the caller removes it once the browser is closed
 */
export async function startWithThirdPartyCookies(
  server: TrustedServer,
  profileFolder: string,
): Promise<BrowserContext> {
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  mkdirSync(join(profileFolder, "Default"));
  writeFileSync(join(profileFolder, "Default", "Preferences"), JSON.stringify(preferences));
  return chromium.launchPersistentContext(profileFolder, await launchOptions(server));
}

async function launchOptions(server: TrustedServer) {
  const executablePath = findChromium(process.env);
  if (executablePath === undefined) throw new Error("no Chromium: apt-get install chromium, or set CHROMIUM_PATH");
  return {
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
      `--ignore-certificate-errors-spki-list=${await publicKeyHash(server)}`,
    ],
  };
}

/** SHA-256 of the public key that the server proves to have, under its own authority. */
function publicKeyHash({ origin, caPem }: TrustedServer): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), ca: caPem, servername: "localhost" }, () => {
      const key = socket.getPeerX509Certificate()?.publicKey.export({ type: "spki", format: "der" });
      socket.destroy();
      if (key === undefined) reject(new Error(`${origin} showed no certificate`));
      else resolve(createHash("sha256").update(key).digest("base64"));
    });
    socket.on("error", reject);
  });
}
