/** Makes harmless calls to Microsoft Graph as an app, and keeps nothing of the answers but their status. */
import { DirectoryClient } from "../../directory";
import type { CallAnswer } from "../../lifecycle";
import type { AppToken } from "../../token";

export interface GraphPlace {
  readonly graphBaseUrl: string;
  /** Certificate authority of a practice tenant, as PEM. */
  readonly practiceCaPem?: string | undefined;
  readonly signal: AbortSignal;
}

/** In the order of the paths, which are those below the version. */
export async function callGraph(
  { token, expiresAt }: AppToken,
  paths: readonly string[],
  { graphBaseUrl, practiceCaPem, signal }: GraphPlace,
): Promise<readonly CallAnswer[]> {
  const client = new DirectoryClient({
    graphBaseUrl,
    credential: { getToken: async () => ({ token, expiresOnTimestamp: expiresAt.getTime() }) },
    scopes: [`${graphBaseUrl}/.default`],
    signal,
    ...(practiceCaPem === undefined ? {} : { practiceCaPem }),
  });
  const answers = await client.getMany(paths);
  return answers.map(({ status, refusal }) => ({ status, ...(refusal && { graphCode: refusal.graphCode }) }));
}
