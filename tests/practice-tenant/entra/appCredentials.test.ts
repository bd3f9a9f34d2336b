/** Secrets and certificates of an app, as Microsoft's own libraries and the azuread provider present them. */
import { createPrivateKey } from "node:crypto";
import { ClientCertificateCredential, ClientSecretCredential } from "@azure/identity";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KeyCredential } from "../../../practice-tenant/records";
import { askWithIdentity, askWithMsal } from "./confidentialClient";
import { issueRsaCertificate, keyCredential, type RsaCertificate, thumbprint } from "./rsaCertificate";
import { type SignInServer, startSignInServer, tenantId } from "./signInServer";
import { refusalOf, sendForm } from "./tokenEndpoint";

let server: SignInServer;
let held: RsaCertificate;

beforeAll(async () => {
  [server, held] = await Promise.all([startSignInServer(), issueRsaCertificate()]);
});
afterAll(() => server.close());

function certifiedApp(...keyCredentials: KeyCredential[]) {
  const application = server.addApp({ displayName: "Certified", keyCredentials });
  server.addPrincipal(application);
  return application;
}

const refused = (code: number) => ({ status: 401, error: "invalid_client", codes: [code] });
const hex = (certificate: RsaCertificate, hash: "sha1" | "sha256") => thumbprint(certificate, hash).toString("hex");

describe("a certificate, as MSAL presents it", () => {
  it.each([
    ["by its SHA-256 thumbprint", () => ({ thumbprintSha256: hex(held, "sha256") }), ["PS256", "x5t#S256"]],
    ["by its SHA-1 thumbprint", () => ({ thumbprint: hex(held, "sha1") }), ["RS256", "x5t"]],
    [
      "with its chain beside the thumbprint",
      () => ({ thumbprintSha256: hex(held, "sha256"), x5c: held.certificate }),
      ["PS256", "x5t#S256", "x5c"],
    ],
  ])("%s is taken", async (_how, naming, [algorithm, ...parameters]) => {
    const { appId } = certifiedApp(keyCredential(held));
    const { outcome, header } = await askWithMsal(server, {
      clientId: appId,
      clientCertificate: { ...naming(), privateKey: held.privateKey },
    });

    expect(outcome).toMatchObject({ status: 200, claims: { appid: appId, appidacr: "2" } });
    expect(header.alg).toBe(algorithm);
    expect(Object.keys(header)).toEqual(expect.arrayContaining(parameters));
  });

  it("is refused when the app has another", async () => {
    const other = await issueRsaCertificate();
    const { appId } = certifiedApp(keyCredential(other));
    const { outcome } = await askWithMsal(server, {
      clientId: appId,
      clientCertificate: { thumbprintSha256: hex(held, "sha256"), privateKey: held.privateKey },
    });

    expect(outcome).toEqual(refused(700027));
  });

  it("is refused when another key than the named one's signed", async () => {
    const other = await issueRsaCertificate();
    const { appId } = certifiedApp(keyCredential(held));
    const { outcome } = await askWithMsal(server, {
      clientId: appId,
      clientCertificate: { thumbprintSha256: hex(held, "sha256"), privateKey: other.privateKey },
    });

    expect(outcome).toEqual(refused(700027));
  });

  it("is refused when its life on the app is over, though the certificate's is not", async () => {
    const { appId } = certifiedApp(keyCredential(held, { endDateTime: "2026-02-01T00:00:00Z" }));
    const certificate = `${held.certificate}\n${held.privateKey}`;
    const outcome = await askWithIdentity(
      server,
      (options) => new ClientCertificateCredential(tenantId, appId, { certificate }, options),
    );

    expect(outcome).toEqual(refused(700027));
  });
});

describe("an assertion that no library sends", () => {
  async function ask(appId: string, header: object) {
    const now = Math.floor(server.context.clock().getTime() / 1000);
    const path = `/${tenantId}/oauth2/v2.0/token`;
    const claims = { iss: appId, sub: appId, aud: `${server.origin}${path}`, iat: now, exp: now + 60 };
    const assertion = await new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", ...header })
      .sign(createPrivateKey(held.privateKey));
    const fields = {
      grant_type: "client_credentials",
      client_id: appId,
      client_assertion: assertion,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      scope: ".default",
    };
    return refusalOf(await sendForm(server, { path, fields }));
  }

  it("is refused when its header names no key", async () => {
    expect(await ask(certifiedApp(keyCredential(held)).appId, {})).toEqual(refused(5002723));
  });

  it("is refused when its algorithm is none that Entra takes", async () => {
    expect(await ask(certifiedApp(keyCredential(held)).appId, { alg: "RS512", kid: "k" })).toEqual(refused(5002738));
  });
});

describe("a client secret, as @azure/identity presents it", () => {
  const ask = (clientId: string, secret: string) =>
    askWithIdentity(server, (options) => new ClientSecretCredential(tenantId, clientId, secret, options));

  it("is refused from the moment on that it expires, and was taken before", async () => {
    const application = certifiedApp();
    const end = new Date(server.context.clock().getTime() + 60 * 60 * 1000).toISOString();
    const secret = server.addSecret(application, end);

    expect(await ask(application.appId, secret)).toMatchObject({ status: 200 });
    server.advance(61 * 60 * 1000);
    expect(await ask(application.appId, secret)).toEqual(refused(7000222));
  });

  it("is refused when it is another's, or the id of a secret instead of its value", async () => {
    const application = certifiedApp();
    server.addSecret(application);
    const [credential] = server.context.store.get("application", application.id)?.passwordCredentials ?? [];

    expect(await ask(application.appId, server.addSecret(certifiedApp()))).toEqual(refused(7000215));
    expect(await ask(application.appId, credential?.keyId ?? "")).toEqual(refused(7000215));
  });
});
