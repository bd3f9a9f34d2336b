import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeCaBundle } from "../../cli/practice/caBundle";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "appreg-bundle-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("writeCaBundle", () => {
  it("keeps what the shell trusted so far beside the practice tenant's authority", () => {
    const inherited = join(folder, "roots.pem");
    writeFileSync(inherited, "company roots\n");
    const bundle = writeCaBundle(folder, "practice authority\n", { SSL_CERT_FILE: inherited });

    expect(readFileSync(bundle, "utf8")).toBe("practice authority\ncompany roots\n");
  });

  it("does not grow when it is made in a shell that uses it already", () => {
    const first = writeCaBundle(folder, "practice authority\n", {});
    const content = readFileSync(first, "utf8");
    const second = writeCaBundle(folder, "practice authority\n", { SSL_CERT_FILE: first });

    expect(second).toBe(first);
    expect(readFileSync(second, "utf8")).toBe(content);
  });

  it("holds public roots where the shell names none", () => {
    const bundle = readFileSync(writeCaBundle(folder, "practice authority\n", {}), "utf8");

    expect(bundle.match(/BEGIN CERTIFICATE/g)?.length).toBeGreaterThan(50);
  });
});
