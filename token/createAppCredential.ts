/** Signs a person in as an app, with `@azure/identity`: in a browser with PKCE, or with a device code. */
import { DeviceCodeCredential, InteractiveBrowserCredential, type TokenCredential } from "@azure/identity";
import type { AppAccess } from "./appAccess";
import { credentialOptions } from "./credentialOptions";
import { watchDeviceCodes } from "./deviceCodeWatch";
import { FlowImpossibleError } from "./errors";
import { originHeaderPolicy } from "./pipelinePolicies";

/** The ways in which a person signs in to an app. */
export type SignInFlow = "browser" | "device-code";

/** Where a person enters a code. */
export interface DeviceCodePrompt {
  readonly verificationUri: string;
  readonly userCode: string;
}

export interface AppCredentialOptions {
  readonly flow: SignInFlow;
  /** Certificate authority of a practice tenant, as PEM; absent for a tenant of Microsoft's. */
  readonly practiceCaPem?: string | undefined;
  /** Sign-in name to propose. */
  readonly loginHint?: string | undefined;
  /** Called when a person has to enter a code. */
  readonly onDeviceCode: (prompt: DeviceCodePrompt) => void;
}

/**
 * The credential that gets tokens as the app. It signs in once; further APIs are served from that sign-in.
 *
 * @throws {FlowImpossibleError} when the app cannot sign anybody in that way.
 */
export function createAppCredential(app: AppAccess, options: AppCredentialOptions): TokenCredential {
  assertFlowPossible(app, options.flow);
  const { flow, practiceCaPem, loginHint, onDeviceCode } = options;
  const deviceCodes = watchDeviceCodes();
  const policies = [deviceCodes.policy, ...(app.kind === "singlePage" ? [originHeaderPolicy("http://localhost")] : [])];
  const common = {
    clientId: app.clientId,
    tenantId: app.tenantId,
    ...credentialOptions(app, practiceCaPem, policies),
  };
  if (flow === "browser") {
    return new InteractiveBrowserCredential({ ...common, ...(loginHint === undefined ? {} : { loginHint }) });
  }
  const userPromptCallback = (prompt: DeviceCodePrompt): void => {
    deviceCodes.assertGiven();
    onDeviceCode(prompt);
  };
  return new DeviceCodeCredential({ ...common, userPromptCallback });
}

/** The flow that suits an app and a place: a browser, unless there is none and the app can do without. */
export function chooseFlow(app: AppAccess, hasBrowser: boolean): SignInFlow {
  return hasBrowser || app.kind !== "publicClient" ? "browser" : "device-code";
}

/** @throws {FlowImpossibleError} when the app cannot sign anybody in that way; it says what to do instead. */
export function assertFlowPossible({ name, kind, redirectUri }: AppAccess, flow: SignInFlow): void {
  if (kind === "service") {
    throw new FlowImpossibleError(
      `"${name}" has no platform on which this command could sign a person in.`,
      "get a token of the app on its own with --flow secret, certificate or federated, or declare a publicClient platform",
    );
  }
  if (kind === "web") {
    throw new FlowImpossibleError(
      `"${name}" is a web app: it proves itself when people sign in, and they do so in a browser only.`,
      "use --flow browser, with --secret-output or whatever else proves the app",
    );
  }
  if (flow === "device-code" && kind === "singlePage") {
    throw new FlowImpossibleError(
      `"${name}" is a single-page app, and Entra gives those no device codes.`,
      "use --flow browser, on a machine that has one",
    );
  }
  if (flow === "browser" && (redirectUri === undefined || !isBareLoopback(redirectUri))) {
    throw new FlowImpossibleError(
      `"${name}" has no redirect URI that a command can listen on; its own is ${redirectUri ?? "none"}.`,
      "declare http://localhost (publicClient) or http://localhost/ (singlePage) too, or use --flow device-code",
    );
  }
}

/** `@azure/identity` listens on a free port of localhost without a path; Entra ignores the port but not the path. */
export function isBareLoopback(uri: string): boolean {
  return /^http:\/\/localhost(?::\d+)?\/?$/.test(uri);
}
