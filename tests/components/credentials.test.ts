import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DaemonApp, githubActions } from "../../components";
import { manifestsFromResources } from "../../manifest";
import { type Recorder, startRecorder } from "./recorder";

const pem = readFileSync(join(__dirname, "certificate.pem"), "utf8");
const application = "azuread:index/application:Application::mail-digest";

let recorder: Recorder;
beforeEach(async () => {
  recorder = await startRecorder();
});
afterEach(() => pulumi.runtime.disconnect());

const named = async (name: string) => (await recorder.resources()).find((resource) => resource.name === name);

describe("a secret", () => {
  it("has the dates of the source, and a value that is a secret output", async () => {
    const app = new DaemonApp("mail-digest", {
      displayName: "Mail Digest",
      credentials: { secrets: [{ name: "2026-11", from: "2026-11-22", until: "2027-02-01T12:00:00+01:00" }] },
    });

    expect(await pulumi.isSecret(pulumi.output(app.secrets["2026-11"]))).toBe(true);
    const password = await named("mail-digest-2026-11");
    expect(password?.inputs).toEqual({
      applicationId: "id-of-mail-digest",
      displayName: "2026-11",
      startDate: "2026-11-22T00:00:00Z",
      endDate: "2027-02-01T11:00:00Z",
    });
    expect(password?.deletedWith).toBe(application);
    expect(password?.deleteBeforeReplace).toBe(false);
  });

  it("is one of several while it is rotated", async () => {
    const app = new DaemonApp("mail-digest", {
      displayName: "Mail Digest",
      credentials: {
        secrets: [
          { name: "2026-11", until: "2027-02-01" },
          { name: "2027-01", until: "2027-06-01" },
        ],
      },
    });

    expect(Object.keys(app.secrets)).toEqual(["2026-11", "2027-01"]);
    const secrets = (await recorder.resources()).filter(({ type }) => type.endsWith("ApplicationPassword"));
    expect(secrets.map(({ name }) => name)).toEqual(["mail-digest-2026-11", "mail-digest-2027-01"]);
  });
});

describe("a certificate", () => {
  it("is uploaded with the dates that it says itself", async () => {
    const { validFromDate, validToDate } = new X509Certificate(pem);
    new DaemonApp("mail-digest", {
      displayName: "Mail Digest",
      credentials: { certificates: [{ name: "2026", pem }] },
    });

    const inputs = (await named("mail-digest-2026"))?.inputs;
    expect(inputs).toMatchObject({
      applicationId: "id-of-mail-digest",
      type: "AsymmetricX509Cert",
      encoding: "pem",
      startDate: validFromDate.toISOString().replace(".000Z", "Z"),
      endDate: validToDate.toISOString().replace(".000Z", "Z"),
    });
  });

  it("is in the manifest by its thumbprint, though the provider holds its text for a secret", async () => {
    const { fingerprint256 } = new X509Certificate(pem);
    new DaemonApp("mail-digest", {
      displayName: "Mail Digest",
      credentials: { certificates: [{ name: "2026", pem, until: "2026-12-31" }] },
    });

    const [manifest] = manifestsFromResources(await recorder.resources());
    expect(manifest?.credentials).toMatchObject([
      {
        kind: "certificate",
        thumbprint: { state: "known", value: fingerprint256.replaceAll(":", "").toLowerCase() },
        until: { state: "known", value: "2026-12-31T00:00:00.000Z" },
      },
    ]);
  });

  it("is refused without a word of it where a private key stands in its place", () => {
    const key = "-----BEGIN PRIVATE KEY-----\nMIIEverysecret\n-----END PRIVATE KEY-----\n";
    const declare = () =>
      new DaemonApp("mail-digest", {
        displayName: "Mail Digest",
        credentials: { certificates: [{ name: "2026", pem: key }] },
      });

    expect(declare).toThrow(/certificates\[0\]\.pem: only the public part of a certificate is declared/);
    expect(declare).not.toThrow(/MIIEverysecret/);
  });
});

describe("a certificate that cannot be used", () => {
  const declare = (certificate: { pem: string; until?: string }) => () =>
    new DaemonApp("mail-digest", {
      displayName: "Mail Digest",
      credentials: { certificates: [{ name: "own", ...certificate }] },
    });

  it("is refused where it is to outlive itself", () => {
    const end = new X509Certificate(pem).validToDate.toISOString().slice(0, 10);
    expect(declare({ pem, until: "2090-01-01" })).toThrow(
      [
        ' - credentials.certificates "own": a certificate credential ends no later than the certificate itself.',
        `   Fix: take until away, or write a day up to ${end}`,
      ].join("\n"),
    );
  });

  it("is refused where its text is none", () => {
    expect(declare({ pem: "keys/own.crt" })).toThrow(
      ' - credentials.certificates "own": a certificate is given as PEM text.',
    );
  });
});

describe("a federated credential", () => {
  it("goes before its successor comes, because Entra refuses two of one name", async () => {
    const credential = githubActions({ repository: "contoso/mail-digest", environment: "production" });
    new DaemonApp("mail-digest", { displayName: "Mail Digest", credentials: { federated: [credential] } });

    const resource = await named(`mail-digest-${credential.name}`);
    expect(resource?.inputs).toEqual({
      applicationId: "id-of-mail-digest",
      displayName: credential.name,
      issuer: "https://token.actions.githubusercontent.com",
      subject: "repo:contoso/mail-digest:environment:production",
      audiences: ["api://AzureADTokenExchange"],
    });
    expect(resource?.deleteBeforeReplace).toBe(true);
    expect(resource?.deletedWith).toBe(application);
  });
});
