import { spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type PracticeTenant, readRequestLog, resetPracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { keepTenantCertificates } from "../../practice-tenant/certificates/certificateFiles";
import { call, deployerToken } from "./tenantClient";

let folder: string;
let started: PracticeTenant[];
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "tenant-")), ".practice");
  started = [];
});
afterEach(async () => {
  await Promise.all(started.map((tenant) => tenant.close()));
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

async function start(options: Parameters<typeof startPracticeTenant>[0] = {}): Promise<PracticeTenant> {
  const tenant = await startPracticeTenant({ port: 0, folder, ...options });
  started.push(tenant);
  return tenant;
}

async function stop(tenant: PracticeTenant): Promise<void> {
  started = started.filter((other) => other !== tenant);
  await tenant.close();
}

function modeOf(file: string): string {
  return (statSync(join(folder, file)).mode & 0o777).toString(8);
}

describe("the first start", () => {
  it("makes a certificate authority and a certificate for the loopback names", async () => {
    const { caPem, caFile } = await start();

    const authority = new X509Certificate(caPem);
    const server = new X509Certificate(readFileSync(join(folder, "server.pem")));
    expect(readFileSync(caFile ?? "", "utf8")).toBe(caPem);
    expect(authority.ca).toBe(true);
    expect(server.verify(authority.publicKey)).toBe(true);
    expect(server.subjectAltName).toBe("IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, DNS:localhost");
    expect(server.publicKey.asymmetricKeyDetails?.namedCurve).toBe("prime256v1");
  });

  it("keeps the folder, the keys and the store to their owner", async () => {
    const tenant = await start();
    await call(tenant, "GET", "/metadata/endpoints");

    expect(
      Object.fromEntries(
        [".", "ca.key", "server.key", "tenant.db", "requests.jsonl"].map((file) => [file, modeOf(file)]),
      ),
    ).toEqual({
      ".": "700",
      "ca.key": "600",
      "server.key": "600",
      "tenant.db": "600",
      "requests.jsonl": "600",
    });
  });

  it("tells the azuread provider where sign-in and Graph are, without a slash at the end", async () => {
    const tenant = await start();

    const reply = await call(tenant, "GET", "/metadata/endpoints?api-version=2022-09-01");

    expect(reply.body).toEqual({
      name: "Practice",
      resourceManager: `${tenant.origin}/arm`,
      microsoftGraphResourceId: tenant.origin,
      authentication: {
        loginEndpoint: tenant.origin,
        audiences: [`${tenant.origin}/arm`],
        tenant: "common",
        identityProvider: "AAD",
      },
      suffixes: {},
    });
  });
});

describe("a later start", () => {
  it("finds the same authority, deployer and directory, and takes tokens issued before", async () => {
    const first = await start();
    const token = await deployerToken(first);
    const { body: created } = await call(first, "POST", "/v1.0/applications", { token, body: { displayName: "Kept" } });
    await stop(first);

    const second = await start({ port: Number(new URL(first.origin).port) });

    const { body: read } = await call(second, "GET", `/v1.0/applications/${created.id}`, { token });
    expect(second.caPem).toBe(first.caPem);
    expect(second.deployer).toEqual(first.deployer);
    expect(read).toEqual(created);
  });

  it("keeps the settings of an earlier one", async () => {
    const lag = { readsAfterCreate: 1, principalsAfterApplication: 0 };
    await stop(await start({ settings: { lag } }));

    const tenant = await start();

    const token = await deployerToken(tenant);
    const { body: made } = await call(tenant, "POST", "/v1.0/applications", { token, body: { displayName: "Late" } });
    expect((await call(tenant, "GET", `/v1.0/applications/${made.id}`, { token })).status).toBe(404);
  });

  it("renews a server certificate that ends soon, under the same authority", async () => {
    const longAgo = new Date(Date.now() - 350 * 24 * 3_600_000);
    await keepTenantCertificates(folder, longAgo);
    const before = new X509Certificate(readFileSync(join(folder, "server.pem")));

    const { caPem } = await start();

    const after = new X509Certificate(readFileSync(join(folder, "server.pem")));
    expect(after.validToDate.getTime()).toBeGreaterThan(before.validToDate.getTime());
    expect(after.verify(new X509Certificate(caPem).publicKey)).toBe(true);
  });

  it("makes a new server certificate when the key beside it is another's", async () => {
    await stop(await start());
    writeFileSync(join(folder, "server.key"), readFileSync(join(folder, "ca.key")));

    const tenant = await start();

    expect((await call(tenant, "GET", "/metadata/endpoints")).status).toBe(200);
  });

  it("refuses an authority past its end rather than replace what clients trust", async () => {
    await keepTenantCertificates(folder, new Date("2015-01-01T00:00:00Z"));

    await expect(start()).rejects.toMatchObject({
      code: "ERR_CA_EXPIRED",
      fix: expect.stringContaining("appreg practice reset --certificates"),
    });
  });
});

describe("what a start refuses", () => {
  it("a port that is in use, naming it", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;

    await expect(start({ port })).rejects.toMatchObject({
      code: "ERR_PORT_IN_USE",
      problem: `port ${port} on 127.0.0.1 is in use.`,
    });
    other.close();

    // The refused start let go of the folder.
    await expect(start()).resolves.toBeDefined();
  });

  it.each(["0.0.0.0", "::", "192.168.1.4", "example.com"])("to listen on %s", async (host) => {
    await expect(start({ host })).rejects.toMatchObject({ code: "ERR_DIRECTORY_NOT_LOOPBACK" });
  });

  it("a folder that cannot be made", async () => {
    const file = join(folder, "..", "file");
    writeFileSync(file, "");

    const reason = { code: "ERR_FOLDER_UNWRITABLE", folder: join(file, ".practice") };
    await expect(start({ folder: join(file, ".practice") })).rejects.toMatchObject(reason);
  });

  it("a folder that another tenant serves, and a reset of it", async () => {
    await start();
    const refusal = {
      code: "ERR_STORE_LOCKED",
      problem: `process ${process.pid} uses the practice tenant's store ${join(folder, "tenant.db")}.`,
    };

    await expect(start()).rejects.toMatchObject(refusal);
    expect(() => resetPracticeTenant(folder)).toThrow(expect.objectContaining(refusal));
  });

  it.each(["of a process that was killed", "that was cut short"])(
    "does not name an owner by a note %s",
    async (what) => {
      await start();
      const { pid } = spawnSync(process.execPath, ["--version"]);
      writeFileSync(join(folder, "tenant.db.owner"), what === "that was cut short" ? "" : String(pid));

      await expect(start()).rejects.toMatchObject({
        problem: `another process uses the practice tenant's store ${join(folder, "tenant.db")}.`,
      });
    },
  );

  it("leaves no note of itself once it is closed", async () => {
    await stop(await start());

    expect(existsSync(join(folder, "tenant.db.owner"))).toBe(false);
  });

  it.each([
    ["no database at all", (bytes: Buffer) => Buffer.concat([Buffer.from("not a database"), bytes])],
    ["cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length - 8192)],
  ])("a store that is %s, and leaves the file as it is", async (_, damage) => {
    await stop(await start());
    const file = join(folder, "tenant.db");
    const damaged = damage(readFileSync(file));
    writeFileSync(file, damaged);

    await expect(start()).rejects.toMatchObject({ code: "ERR_STORE_DAMAGED", file });

    expect(readFileSync(file).equals(damaged)).toBe(true);
  });
});

describe("a request", () => {
  it.each(["evil.example", "evil.example:28443", "127.0.0.1.evil.example", "10.0.0.1"])(
    "that names the foreign host %s is refused with an explanation",
    async (host) => {
      const tenant = await start();

      const reply = await call(tenant, "GET", "/metadata/endpoints", { headers: { host } });

      expect(reply.status).toBe(421);
      expect(reply.body.error?.message).toContain(`this request is for "${host}"`);
    },
  );

  it("is logged with method, path, status and app, and without its query or token", async () => {
    const tenant = await start();
    const token = await deployerToken(tenant);
    await call(tenant, "GET", "/v1.0/applications?$filter=displayName eq 'secret name'", { token });

    const entries = readRequestLog(folder);

    expect(entries.at(-1)).toEqual({
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      method: "GET",
      path: "/v1.0/applications",
      status: 200,
      milliseconds: expect.any(Number),
      clientId: tenant.deployer.clientId,
      tokenKind: "application",
    });
    expect(JSON.stringify(entries)).not.toMatch(/secret|eyJ/);
  });
});

describe("a reset", () => {
  it("begins a new directory under the same authority", async () => {
    const first = await start();
    await stop(first);

    resetPracticeTenant(folder);
    const second = await start();

    expect(second.caPem).toBe(first.caPem);
    expect(second.deployer.clientSecret).not.toBe(first.deployer.clientSecret);
    expect(readRequestLog(folder)).toEqual([]);
  });

  it("of the certificates keeps the directory", async () => {
    const first = await start();
    await stop(first);

    resetPracticeTenant(folder, { certificates: true });
    const second = await start();

    expect(second.caPem).not.toBe(first.caPem);
    expect(second.deployer).toEqual(first.deployer);
  });

  it("makes room for a new store where the old one was damaged", async () => {
    await stop(await start());
    writeFileSync(join(folder, "tenant.db"), "damaged");

    resetPracticeTenant(folder);

    await expect(start()).resolves.toBeDefined();
  });
});
