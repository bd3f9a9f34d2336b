/**
 * The file that `SSL_CERT_FILE` names: the practice tenant's certificate authority and the system's.
 *
 * Go takes the variable's file in place of the system's bundle, and the Pulumi CLI itself still talks to public
 * hosts, so the system's roots must be in it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rootCertificates } from "node:tls";

/** Where systems keep their bundle: the list that Go reads (crypto/x509/root_linux.go, root_bsd.go). */
const systemBundles = [
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/ca-bundle.pem",
  "/etc/pki/tls/cacert.pem",
  "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
  "/etc/ssl/cert.pem",
];

/** Writes the bundle into the practice folder and returns its path. */
export function writeCaBundle(
  folder: string,
  caPem: string,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const bundle = join(folder, "caBundle.pem");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(bundle, `${caPem.trimEnd()}\n${systemRoots(bundle, env.SSL_CERT_FILE)}`);
  return bundle;
}

/** The roots trusted so far; a variable that already names our own bundle is not followed. */
function systemRoots(bundle: string, inherited: string | undefined): string {
  const candidates = [...(inherited === undefined || inherited === bundle ? [] : [inherited]), ...systemBundles];
  const file = candidates.find((path) => existsSync(path));
  return file === undefined ? `${rootCertificates.join("\n")}\n` : readFileSync(file, "utf8");
}
