/** Asks the host that signs people in for its time. */
import { type Diagnosis, examineClock } from "../../lifecycle";
import type { CliDeps } from "../cliDeps";
import { httpsRequest } from "../practice/httpsRequest";

export interface TimeSource {
  /** Origin of sign-in, without a slash at the end. */
  readonly login: string;
  /** Certificate authority of a practice tenant, as PEM. */
  readonly caPem?: string;
}

const patience = 10_000;

/** A host that does not answer keeps the time to itself: what it means for sign-in is told elsewhere. */
export async function readClock(source: TimeSource, { clock }: Pick<CliDeps, "clock">): Promise<Diagnosis> {
  const header = await readDate(source).catch(() => undefined);
  return examineClock(header, clock());
}

/** Everybody may read the document, and it is the smallest of the sign-in. */
async function readDate({ login, caPem }: TimeSource): Promise<string | undefined> {
  const url = `${login}/common/v2.0/.well-known/openid-configuration`;
  if (caPem === undefined) {
    const { headers } = await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(patience) });
    return headers.get("date") ?? undefined;
  }
  const { date } = (await httpsRequest(url, { caPem, timeout: patience })).headers;
  return typeof date === "string" ? date : undefined;
}
