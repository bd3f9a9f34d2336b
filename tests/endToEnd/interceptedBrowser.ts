/**
 * Stands in for the person's browser: `@azure/identity` opens it by itself, through the program that $BROWSER names,
 * and this one only hands the address over to the test.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface InterceptedBrowser {
  /** The address that was opened next. */
  readonly opened: Promise<string>;
  restore(): void;
}

export function interceptBrowser(): InterceptedBrowser {
  const folder = mkdtempSync(join(tmpdir(), "appreg-browser-"));
  const program = join(folder, "browser");
  writeFileSync(program, `#!/bin/sh\nprintf '%s' "$1" > '${folder}/draft'\nmv '${folder}/draft' '${folder}/url'\n`);
  chmodSync(program, 0o755);
  const before = process.env.BROWSER;
  process.env.BROWSER = program;
  const { opened, stop } = watchForAddress(folder);
  return {
    opened,
    restore() {
      stop();
      if (before === undefined) delete process.env.BROWSER;
      else process.env.BROWSER = before;
      rmSync(folder, { recursive: true });
    },
  };
}

function watchForAddress(folder: string): { opened: Promise<string>; stop: () => void } {
  let stop = (): void => undefined;
  const opened = new Promise<string>((resolve) => {
    const watcher = watch(folder, (_event, name) => {
      if (name === "url") resolve(readFileSync(join(folder, "url"), "utf8"));
    });
    stop = () => watcher.close();
  });
  return { opened, stop: () => stop() };
}
