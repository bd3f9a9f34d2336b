/** Asks a person to sign in to an app of a real tenant, one after the other, and only where somebody is there. */

import { knownValues } from "../../manifest";
import { type AppToken, CredentialUnusableError, isBareLoopback } from "../../token";
import { hasBrowser } from "../token/hasBrowser";
import { renderPrompt } from "../token/renderPrompt";
import { signInAs } from "../token/signInAs";
import { signInToWebApp } from "../token/web/signInToWebApp";
import type { PersonFlow, PersonSignIn } from "./playPerson";
import type { VerifyStage } from "./verifyStage";

/** @throws {CredentialUnusableError} where nobody is asked, and why */
export async function askPerson(signIn: PersonSignIn, stage: VerifyStage): Promise<readonly AppToken[]> {
  const { options, deps } = stage;
  if (options.signIn === false) throw nobodyAsked("nobody was asked to sign in (--no-sign-in)");
  // A pipeline would wait for ever.
  if (deps.ask === undefined) throw nobodyAsked("there is no terminal to ask a person at");
  const browser = hasBrowser(deps.env, process.platform);
  if (signIn.flow !== wayFor(signIn, browser)) throw nobodyAsked("a person is asked once, and signed in the other way");
  if (!browser && needsBrowser(signIn)) throw nobodyAsked("there is no browser here");
  return stage.oneAtATime(() => signInHere(signIn, stage));
}

/** Of the two ways of a public client the one that suits the place; all other platforms have one anyway. */
function wayFor({ flow, declared }: PersonSignIn, browser: boolean): PersonFlow {
  if (flow !== "publicClient" && flow !== "deviceCode") return flow;
  const { redirectUris, allowPublicClientFlows } = declared.platforms.publicClient;
  const canListen = knownValues(redirectUris).some(isBareLoopback);
  return allowPublicClientFlows && !(browser && canListen) ? "deviceCode" : "publicClient";
}

/** To sign in to a web app, an address is told where there is none. */
function needsBrowser({ flow }: PersonSignIn): boolean {
  return flow === "publicClient" || flow === "singlePage";
}

async function signInHere(
  { flow, access, requests, proof }: PersonSignIn,
  { deps, options }: VerifyStage,
): Promise<readonly AppToken[]> {
  const { user } = options;
  deps.stderr.write(`Sign in to ${access.name}:\n`);
  if (flow === "web" && proof !== undefined) {
    const readOutput = (): Promise<unknown> => Promise.resolve(undefined);
    return signInToWebApp(access, { requests, proof, user }, { deps, readOutput });
  }
  const { tokens } = await signInAs(access, {
    flow: flow === "deviceCode" ? "device-code" : "browser",
    requests,
    loginHint: user,
    tell: (prompt) => void deps.stderr.write(renderPrompt(prompt)),
    signal: deps.interrupted,
  });
  return tokens;
}

function nobodyAsked(why: string): CredentialUnusableError {
  return new CredentialUnusableError(why, "run it at a terminal, where a person can sign in");
}
