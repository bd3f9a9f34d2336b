/** Finds what proves one of the declared apps, where it is looked for without asking anybody. */
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type AppManifest, inspectCertificate, knownValues } from "../../manifest";
import {
  type AppAccess,
  type AppOnlyFlow,
  type AppProof,
  CredentialUnusableError,
  readCertificatePem,
} from "../../token";
import { findAssertion } from "../token/proof/findAssertion";
import { readText } from "../token/proof/readCertificate";
import { recordedSecret } from "./recordedSecret";
import { assertTrusted } from "./trustedAssertion";
import type { VerifyStage } from "./verifyStage";

export interface ProvedBy {
  readonly access: AppAccess;
  readonly declared: AppManifest;
  readonly flow: AppOnlyFlow;
}

/** @throws {CredentialUnusableError} where there is none; it says where it is looked for */
export async function findProof({ access, declared, flow }: ProvedBy, stage: VerifyStage): Promise<AppProof> {
  switch (flow) {
    case "secret":
      return { flow, secret: await recordedSecret(access, stage) };
    case "certificate":
      return { flow, pem: findCertificate(access, declared, stage) };
    case "federated": {
      const { deps, tenant } = stage;
      const readOutput = (): Promise<unknown> => Promise.resolve(undefined);
      // What vouches for whom stands in the row of the table.
      const quiet = { ...deps, stderr: { write: () => undefined } };
      const assertion = await findAssertion(access, {}, { deps: quiet, session: tenant.practice, readOutput });
      if (tenant.practice === undefined) assertTrusted(assertion, access, declared);
      return { flow, assertion };
    }
  }
}

/** Of the files that are named, of the environment's and of those that `appreg certificate` writes, the first that is declared. */
function findCertificate(
  { name }: AppAccess,
  { credentials }: AppManifest,
  { options, record, deps }: VerifyStage,
): string {
  const wanted = new Set(
    knownValues(
      credentials.flatMap((credential) => (credential.kind === "certificate" ? [credential.thumbprint] : [])),
    ),
  );
  const named = [...(options.certificate ?? []), deps.env.AZURE_CLIENT_CERTIFICATE_PATH ?? ""];
  const files = named.filter((file) => file !== "").map((file) => resolve(deps.cwd, file));
  for (const file of [...files, ...ownFiles(join(record.project.folder, ".appreg"))]) {
    const text = readText(file);
    const found = inspectCertificate(text.slice(Math.max(text.indexOf("-----BEGIN CERTIFICATE-----"), 0)));
    if (found === undefined || !wanted.has(found.thumbprint)) continue;
    const variable = options.certificatePasswordEnv ?? "AZURE_CLIENT_CERTIFICATE_PASSWORD";
    return readCertificatePem({ file, text, password: deps.env[variable] });
  }
  throw new CredentialUnusableError(
    `The private key of "${name}" is not here.`,
    "name the PEM file with --certificate, or run it where the key is",
  );
}

function ownFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(".pem"))
      .map((file) => join(folder, file));
  } catch {
    // There is no such folder where no certificate was made.
    return [];
  }
}
