/** What keeps an app from getting a token. */
import { ProjectError } from "../common";

/** Sign-in or the token endpoint said no. Holds Entra's code, never what it answered. */
export class TokenRefusedError extends ProjectError {
  override readonly code = "ERR_TOKEN_REFUSED";

  constructor(
    problem: string,
    fix: string,
    /** Number of the AADSTS code, where the refusal had one. */
    readonly entraCode?: number,
  ) {
    super(problem, fix);
  }
}

/** The host that signs people in does not answer. */
export class SignInUnreachableError extends ProjectError {
  override readonly code = "ERR_DIRECTORY_UNREACHABLE";

  constructor(readonly authority: string) {
    super(
      `Sign-in at ${authority} cannot be reached.`,
      "check the network, or that the practice tenant runs where the stack says",
    );
  }
}

/** What an app proves itself with (secret, certificate, assertion) was not given, or cannot be used. */
export class CredentialUnusableError extends ProjectError {
  override readonly code = "ERR_CREDENTIAL_UNUSABLE";
}

/** An access token that only its API can read. */
export class TokenUnreadableError extends ProjectError {
  override readonly code = "ERR_TOKEN_UNREADABLE";

  constructor() {
    super(
      "The token is opaque: only the API that it is for can read it.",
      "ask that API; Entra issues such tokens to personal accounts and for some of Microsoft's own APIs",
    );
  }
}

/** This app gets its tokens in a way that no person signs in for, or that needs what is not here. */
export class FlowImpossibleError extends ProjectError {
  override readonly code = "ERR_USAGE";
}
