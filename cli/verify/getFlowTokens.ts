/** Gets tokens by one of the ways that an app is meant for, as `appreg token` does it: a person is played, asked or left alone. */
import { ProjectError } from "../../common";
import type { FlowOutcome, MeantFlow } from "../../lifecycle";
import type { AppManifest } from "../../manifest";
import type { AppOnlyFlow } from "../../token";
import {
  type ApiRequest,
  type AppToken,
  apiRequests,
  appOnlyRequests,
  createAppOnlyCredential,
  credentialKinds,
  getAppTokens,
} from "../../token";
import { ConsentAskedError } from "../practice/playUser";
import { acceptsWhatIsMeant } from "./acceptsWhatIsMeant";
import { askPerson } from "./askPerson";
import { findProof } from "./findProof";
import { playPerson } from "./playPerson";
import type { VerifyStage } from "./verifyStage";

/** A flow of an app, and what is declared of it. */
export interface MeantSignIn {
  readonly flow: MeantFlow;
  readonly declared: AppManifest;
}

/** Never throws for what somebody refused or nobody could give; an interruption is thrown on. */
export async function getFlowTokens(signIn: MeantSignIn, stage: VerifyStage): Promise<FlowOutcome> {
  const { flow } = signIn;
  const requests = flow.kind === "application" ? appOnlyRequests(flow.access) : apiRequests(flow.access);
  const [first, ...others] = requests;
  if (first === undefined) return { got: "nothing", why: "no permission of it has a name to ask for" };
  try {
    return { got: "tokens", tokens: await tokensOf(signIn, [first, ...others], stage) };
  } catch (error) {
    stage.deps.interrupted.throwIfAborted();
    if (error instanceof ConsentAskedError) return { got: "consentPage", user: error.user, asked: error.permissions };
    if (error instanceof ProjectError) return explain(error);
    throw error;
  }
}

/** Whoever was asked and refused makes a difference; whoever could not be asked proves nothing. */
function explain({ code, problem, fix }: ProjectError): FlowOutcome {
  if (code === "ERR_TOKEN_REFUSED") return { got: "refusal", problem, fix };
  return { got: "nothing", why: problem, fix };
}

async function tokensOf(
  { flow, declared }: MeantSignIn,
  requests: readonly [ApiRequest, ...ApiRequest[]],
  stage: VerifyStage,
): Promise<readonly AppToken[]> {
  const { access } = flow;
  if (isAppOnly(flow.name)) {
    const proof = await findProof({ access, declared, flow: flow.name }, stage);
    const credential = createAppOnlyCredential(access, proof, stage.tenant.practice?.caPem);
    return getAppTokens(access, { credential, requests, signal: stage.deps.interrupted });
  }
  const proof = flow.name === "web" ? await proofOfWeb({ flow, declared }, stage) : undefined;
  const signIn = { flow: flow.name, access, declared, requests, proof };
  const { person, tenant } = stage;
  if (person === undefined || tenant.practice === undefined) return askPerson(signIn, stage);
  const accepts = acceptsWhatIsMeant(declared);
  return playPerson(signIn, { person, session: tenant.practice, accepts, signal: stage.deps.interrupted });
}

function isAppOnly(name: MeantFlow["name"]): name is AppOnlyFlow {
  return credentialKinds.some((kind) => kind === name);
}

/** The best that is declared; the others prove themselves where the app acts on its own. */
async function proofOfWeb({ flow: { access }, declared }: MeantSignIn, stage: VerifyStage) {
  const [best = "secret"] = access.credentials ?? [];
  return findProof({ access, declared, flow: best }, stage);
}
