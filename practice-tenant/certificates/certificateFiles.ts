/**
 * The certificates of a practice tenant and where they are kept: made at the first start, kept in the tenant's folder,
 * the private keys readable by their owner only.
 */
import { createPrivateKey, X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CertificateAuthorityExpiredError } from "../errors";
import { type CertificateAndKey, issueAuthority, issueServerCertificate } from "./issueCertificates";

/** What the server needs to speak TLS, and what its clients need to trust it. */
export interface TenantCertificates {
  readonly server: CertificateAndKey;
  readonly caPem: string;
  /** Absent when nothing is on disk. */
  readonly caFile?: string;
}

/** Within this long of its end a server certificate is replaced at the next start. */
const renewalMargin = 30 * 24 * 60 * 60 * 1000;

/** New certificates that are kept nowhere. */
export async function issueTenantCertificates(now: Date): Promise<TenantCertificates> {
  const authority = await issueAuthority(now);
  return { server: await issueServerCertificate(authority, now), caPem: authority.certificate };
}

/**
 * The certificates kept in `folder`; whatever is missing is made.
 *
 * @throws CertificateAuthorityExpiredError because clients were told to trust this authority: replacing it unasked would break them.
 */
export async function keepTenantCertificates(folder: string, now: Date): Promise<TenantCertificates> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const authority = readPair(folder, "ca") ?? (await makeAuthority(folder, now));
  const { validToDate } = new X509Certificate(authority.certificate);
  if (validToDate <= now) throw new CertificateAuthorityExpiredError(caFileIn(folder), validToDate);

  const kept = readPair(folder, "server");
  const usable = kept !== undefined && isUsable(kept, authority, now);
  const server = usable ? kept : await makeServerCertificate(folder, authority, now);
  return { server, caPem: authority.certificate, caFile: caFileIn(folder) };
}

/** Forgets the certificates in `folder`, so that the next start makes new ones. */
export function removeTenantCertificates(folder: string): void {
  for (const file of ["ca.pem", "ca.key", "server.pem", "server.key"]) rmSync(join(folder, file), { force: true });
}

export function caFileIn(folder: string): string {
  return join(folder, "ca.pem");
}

async function makeAuthority(folder: string, now: Date): Promise<CertificateAndKey> {
  return writePair(folder, "ca", await issueAuthority(now));
}

async function makeServerCertificate(folder: string, authority: CertificateAndKey, now: Date) {
  return writePair(folder, "server", await issueServerCertificate(authority, now));
}

function isUsable(kept: CertificateAndKey, authority: CertificateAndKey, now: Date): boolean {
  const certificate = new X509Certificate(kept.certificate);
  const issuer = new X509Certificate(authority.certificate);
  const outlivesMargin = certificate.validToDate.getTime() - now.getTime() > renewalMargin;
  // An authority that itself ends within the margin cannot give anything longer.
  const isLongest = certificate.validToDate >= issuer.validToDate;
  // An end of the process between the two writes of a renewal leaves a key without its certificate.
  const belongsTogether = certificate.checkPrivateKey(createPrivateKey(kept.privateKey));
  return belongsTogether && certificate.verify(issuer.publicKey) && (outlivesMargin || isLongest);
}

function readPair(folder: string, name: "ca" | "server"): CertificateAndKey | undefined {
  const [certificate, privateKey] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  if (!existsSync(certificate) || !existsSync(privateKey)) return undefined;
  return { certificate: readFileSync(certificate, "utf8"), privateKey: readFileSync(privateKey, "utf8") };
}

/** The key goes first: a certificate on disk then always has its key, whenever the process ends. */
function writePair(folder: string, name: "ca" | "server", pair: CertificateAndKey): CertificateAndKey {
  writeWhole(join(folder, `${name}.key`), pair.privateKey, 0o600);
  writeWhole(join(folder, `${name}.pem`), pair.certificate, 0o644);
  return pair;
}

function writeWhole(file: string, text: string, mode: number): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, file);
}
