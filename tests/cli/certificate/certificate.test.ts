/** The command in a folder of its own, as a person runs it; tests/endToEnd/certificate.test.ts proves an app with what it makes. */
import { execFileSync } from "node:child_process";
import { createPrivateKey, X509Certificate } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeCertificate } from "../../../cli/certificate/certificateFiles";
import type { CliDeps } from "../../../cli/cliDeps";
import { runCommandLine } from "../../../cli/main";
import { recordDeps } from "../recordedDeps";

const clock = () => new Date("2026-11-22T21:15:00Z");
const privateName = "mail-digest-2027-11-22.pem";
const publicName = "mail-digest-2027-11-22.crt";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-certificate-")));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[] = [], overrides: Partial<CliDeps> = {}) {
  const { deps, result } = recordDeps({ cwd: folder, clock, ...overrides });
  await runCommandLine(["certificate", "mail-digest", ...args], deps);
  return result;
}

function git(...args: string[]): string {
  return execFileSync("git", args, { cwd: folder, encoding: "utf8", env: { PATH: process.env.PATH } });
}

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => !name.startsWith(".git/"));
}

const modeOf = (...path: string[]) => (statSync(join(folder, ...path)).mode & 0o777).toString(8);
const read = (...path: string[]) => readFileSync(join(folder, ...path), "utf8");

describe("a certificate", () => {
  it("lies in two files, the private one for its owner alone", async () => {
    expect((await run()).exitCode).toBe(0);

    expect(filesBelow(folder).sort()).toEqual([
      ".appreg",
      join(".appreg", ".gitignore"),
      join(".appreg", privateName),
      publicName,
    ]);
    expect([modeOf(".appreg"), modeOf(".appreg", privateName), modeOf(publicName)]).toEqual(["700", "600", "644"]);
  });

  it("is that of the key, RSA of 2048 bits, and signs for the days that were asked for", async () => {
    await run(["--days", "30"]);
    const certificate = new X509Certificate(read("mail-digest-2026-12-22.crt"));
    const key = createPrivateKey(read(".appreg", "mail-digest-2026-12-22.pem"));

    expect(certificate.checkPrivateKey(key)).toBe(true);
    expect([key.asymmetricKeyType, key.asymmetricKeyDetails?.modulusLength]).toEqual(["rsa", 2048]);
    expect(certificate.subject).toBe("CN=mail-digest");
    expect(certificate.issuer).toBe("CN=mail-digest");
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
    expect([certificate.validFromDate, certificate.validToDate]).toEqual([
      new Date("2026-11-22T00:00:00Z"),
      new Date("2026-12-22T00:00:00Z"),
    ]);
  });

  it("stands in the public file without its key", async () => {
    await run();

    expect(read(publicName)).toMatch(/^-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----\n$/);
    expect(read(".appreg", privateName)).toMatch(
      /^-----BEGIN PRIVATE KEY-----\n[^-]+-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----/,
    );
    expect(read(".appreg", privateName).endsWith(read(publicName))).toBe(true);
  });

  it("comes with what to write in the program and how the app uses it, in 80 columns and without the key", async () => {
    const { stdout, stderr } = await run();
    const thumbprint = new X509Certificate(read(publicName)).fingerprint.replaceAll(":", "");

    expect(stderr).toBe("");
    expect(stdout).toBe(`Certificate mail-digest-2027-11-22
  subject      CN=mail-digest
  thumbprint   ${thumbprint}
  valid        2026-11-22 to 2027-11-22, from midnight to midnight UTC
  public       mail-digest-2027-11-22.crt, for the program; commit it
  private      .appreg/mail-digest-2027-11-22.pem, for the app;
               key and certificate, readable by you only; never commit it

In the program, in what declares the app:

  credentials: {
    certificates: [
      {
        name: "mail-digest-2027-11-22",
        pem: readFileSync("mail-digest-2027-11-22.crt", "utf8"),
        until: "2027-11-22",
      },
    ],
  },

  and above: import { readFileSync } from "node:fs";

As the app, once the stack is up:

  npx appreg token mail-digest --flow certificate \\
    --certificate .appreg/mail-digest-2027-11-22.pem

  or AZURE_CLIENT_CERTIFICATE_PATH, which @azure/identity reads, too.
`);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("has the subject that was asked for", async () => {
    await run(["--subject", 'CN=Digest, O="Contoso, Ltd"']);

    expect(new X509Certificate(read(publicName)).subject).toBe("CN=Digest\nO=Contoso\\, Ltd");
  });

  it("is never the same twice", async () => {
    await run(["--days", "1"]);
    await run(["--days", "2"]);
    const [one, other] = ["mail-digest-2026-11-23.crt", "mail-digest-2026-11-24.crt"].map(
      (name) => new X509Certificate(read(name)),
    );

    expect(one?.serialNumber).not.toBe(other?.serialNumber);
    expect(one?.publicKey.export({ type: "spki", format: "pem" })).not.toBe(
      other?.publicKey.export({ type: "spki", format: "pem" }),
    );
  });

  it("lies beside Pulumi.yaml, wherever in the project the command is started", async () => {
    const inner = join(folder, "src");
    mkdirSync(inner);
    writeFileSync(join(folder, "Pulumi.yaml"), "name: sample\nruntime: nodejs\n");
    const { stdout } = await run([], { cwd: inner });

    expect(filesBelow(folder)).toEqual(expect.arrayContaining([publicName, join(".appreg", privateName)]));
    expect(stdout).toContain(`--certificate ${join(folder, ".appreg", privateName)}\n`);
  });
});

describe("in a repository", () => {
  beforeEach(() => void git("init", "--quiet"));

  it("the certificate can be committed, and the key cannot", async () => {
    expect((await run()).exitCode).toBe(0);
    git("add", "--all");

    expect(git("ls-files")).toBe(`${publicName}\n`);
  });

  it("a folder that git does not ignore gets no key", async () => {
    expect(await run(["--out", "keys"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error[ERR_KEY_TRACKED]: The private key would lie in ${join(folder, "keys", privateName)}, which git does not ignore.\n  fix: add the folder to .gitignore, or leave --out away: .appreg/ ignores itself\n`,
    });
    expect(filesBelow(folder)).toEqual([".git"]);
  });

  it("a folder that git ignores does", async () => {
    writeFileSync(join(folder, ".gitignore"), "keys/\n");

    expect((await run(["--out", "keys"])).exitCode).toBe(0);
    expect([modeOf("keys"), modeOf("keys", privateName)]).toEqual(["700", "600"]);
  });

  it("nor does .appreg when somebody opened it to git", async () => {
    mkdirSync(join(folder, ".appreg"));
    writeFileSync(join(folder, ".appreg", ".gitignore"), "!*\n");
    const { exitCode, stderr } = await run();

    expect(exitCode).toBe(2);
    expect(stderr).toContain("error[ERR_KEY_TRACKED]: ");
    expect(filesBelow(join(folder, ".appreg"))).toEqual([".gitignore"]);
  });

  it("where git cannot be asked, nothing is written", async () => {
    expect(await run([], { env: { PATH: folder } })).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error[ERR_KEY_TRACKED]: The private key would lie in ${join(folder, ".appreg", privateName)}, inside a repository, and git does not say whether it is ignored.\n  fix: name a folder outside the repository with --out, or see that \`git status\` works there\n`,
    });
    expect(filesBelow(join(folder, ".appreg"))).toEqual([".gitignore"]);
  });
});

describe("nothing is overwritten", () => {
  it.each([
    ["private", join(".appreg", privateName), publicName],
    ["public", publicName, join(".appreg", privateName)],
  ])("when the %s file is there", async (_which, taken, other) => {
    mkdirSync(join(folder, ".appreg"));
    writeFileSync(join(folder, taken), "mine");

    expect(await run()).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error[ERR_FILE_EXISTS]: ${join(folder, taken)} is there already, and nothing is overwritten.\n  fix: use it, or move it and the other half of the pair away\n`,
    });
    expect(read(taken)).toBe("mine");
    expect(filesBelow(folder)).not.toContain(other);
  });
});

describe("a certificate is not made", () => {
  it.each([
    [["--subject", "mail"], '"mail" is no distinguished name.'],
    [["--subject", "Name=mail"], '"Name=mail" is no distinguished name.'],
    [["--subject", "CN="], '"CN=" is no distinguished name.'],
    [["--subject", "CN=a\nO=b"], '"CN=a\\nO=b" is no distinguished name.'],
  ])("with %j", async (args, problem) => {
    const { exitCode, stdout, stderr } = await run(args);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toBe(
      `error[ERR_USAGE]: The subject ${problem}\n  fix: write it as in --subject "CN=mail-digest, O=Contoso"\n`,
    );
    expect(filesBelow(folder)).not.toContain(publicName);
  });

  it.each(["0", "1.5", "3651", "year"])("for %s days", async (days) => {
    const { exitCode, stderr } = await run(["--days", days]);

    expect(exitCode).toBe(2);
    expect(stderr).toContain("It is a whole number from 1 to 3650.");
  });

  it.each(["../mail", "a/b", "", ".hidden"])("for an app named %j, which no file could be", async (app) => {
    const { deps, result } = recordDeps({ cwd: folder, clock });
    await runCommandLine(["certificate", app], deps);

    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain(`error[ERR_USAGE]: ${JSON.stringify(app)} cannot be a file's name everywhere.`);
    expect(filesBelow(folder)).toEqual([]);
  });

  it("where no folder can be, and leaves no half of it", async () => {
    writeFileSync(join(folder, "file"), "");
    const { exitCode, stderr } = await run(["--out", join("file", "keys")]);

    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      `error[ERR_FOLDER_UNWRITABLE]: ${join(folder, "file", "keys", privateName)} cannot be written (ENOTDIR).\n  fix: see that the folder is yours and the disk has room, or name another folder with --out\n`,
    );
    expect(filesBelow(folder)).not.toContain(publicName);
  });

  it("by half: when the program's folder takes no file, the key goes again", async () => {
    writeFileSync(join(folder, "file"), "");
    const files = { publicFile: join(folder, "file", publicName), privateFile: join(folder, "keys", privateName) };
    const issued = { certificate: "certificate", privateKey: "key", thumbprint: "" };

    expect(() => writeCertificate(files, issued)).toThrow(
      expect.objectContaining({
        code: "ERR_FOLDER_UNWRITABLE",
        problem: `${files.publicFile} cannot be written (EEXIST).`,
      }),
    );
    expect(filesBelow(folder).sort()).toEqual(["file", "keys"]);
  });
});
