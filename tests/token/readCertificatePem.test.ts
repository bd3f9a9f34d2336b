import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { issueAuthority } from "../../practice-tenant/certificates/issueCertificates";
import { CredentialUnusableError, readCertificatePem } from "../../token";
import { issueRsaCertificate, type RsaCertificate } from "../practice-tenant/entra/rsaCertificate";

let own: RsaCertificate;
let other: RsaCertificate;
let elliptic: { readonly certificate: string; readonly privateKey: string };

beforeAll(async () => {
  [own, other, elliptic] = await Promise.all([
    issueRsaCertificate(),
    issueRsaCertificate(),
    issueAuthority(new Date()),
  ]);
});

const read = (text: string, password?: string) => readCertificatePem({ file: "app.pem", text, password });

function encrypted(passphrase: string): string {
  const options = { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase } as const;
  return createPrivateKey(own.privateKey).export(options).toString();
}

describe("readCertificatePem", () => {
  it("puts the certificates, in their order, before the key", () => {
    const text = [own.privateKey.trim(), own.certificate, other.certificate].join("\n");

    expect(read(text)).toBe([own.certificate, other.certificate, own.privateKey].join("\n"));
  });

  it("opens a key with its password", () => {
    expect(read(`${own.certificate}\n${encrypted("practice")}`, "practice")).toBe(
      `${own.certificate}\n${own.privateKey}`,
    );
  });

  it("takes a key of the older form", () => {
    const pkcs1 = createPrivateKey(own.privateKey).export({ type: "pkcs1", format: "pem" }).toString();

    expect(read(`${own.certificate}\n${pkcs1}`)).toBe(`${own.certificate}\n${own.privateKey}`);
  });

  it.each([
    ["nothing", () => "", "holds no private key in PEM form"],
    ["a certificate alone", () => own.certificate, "holds no private key in PEM form"],
    ["a key alone", () => own.privateKey, "holds no certificate in PEM form"],
    [
      "a certificate that is none",
      () => `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${own.privateKey}`,
      "holds no certificate in PEM form",
    ],
    ["the key of another", () => own.certificate + other.privateKey, "holds a private key of another certificate"],
    ["a key that is not RSA", () => elliptic.certificate + elliptic.privateKey, "holds no RSA key"],
    [
      "a key that needs a password",
      () => own.certificate + encrypted("practice"),
      "holds a private key that cannot be read; it may need a password",
    ],
    [
      "a damaged key",
      () => `${own.certificate}-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----`,
      "holds a private key that cannot be read; it may need a password",
    ],
  ])("says what is wrong with %s, and repeats nothing of it", (_what, text, problem) => {
    expect(() => read(text())).toThrow(CredentialUnusableError);
    expect(() => read(text())).toThrow(`app.pem ${problem}.`);
    expect(() => read(text())).not.toThrow(/BEGIN/);
  });

  it("says that a password is the wrong one", () => {
    expect(() => read(own.certificate + encrypted("practice"), "another")).toThrow(/this password does not open/);
  });

  it("says of a public key that it is no private one", () => {
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();

    expect(() => read(own.certificate + pem)).toThrow("app.pem holds no private key in PEM form.");
  });
});
