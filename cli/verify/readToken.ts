/** Reads the token that is to be judged, from standard input: an argument could be read by everybody on the machine. */
import { type GivenToken, type RecordedIdentity, readGivenToken } from "../../lifecycle";
import { UsageError } from "../usageError";
import type { VerifyStage } from "./verifyStage";

/** @throws {UsageError} where it is no token of one of the apps, for an API that the app declares something of */
export async function readToken(
  apps: readonly RecordedIdentity[],
  { deps, place }: Pick<VerifyStage, "deps" | "place">,
): Promise<GivenToken> {
  const given = readGivenToken((await deps.readInput()).trim(), apps, place);
  if (!("foreign" in given)) return given;
  if (given.foreign === "client") {
    throw new UsageError(
      `The token is of the app ${given.clientId}, none of those that are to be verified.`,
      "name no other app, or the stack of that one with --stack",
    );
  }
  throw new UsageError(
    `The token is for ${given.audience}, of which "${given.app}" declares no permission.`,
    "give one for an API that the app declares",
  );
}
