/** What a refusal says, and the OAuth errors that most of them share. */
export interface RefusalText {
  /** The OAuth error of the JSON reply or the redirect. */
  readonly error: string;
  readonly status: 400 | 401;
  /** Some refusals name a finer reason that client libraries act on. */
  readonly suberror?: string;
  /** Shown to the person even where other refusals go back to the app. */
  readonly isForPerson?: boolean;
  readonly sentence: string;
  /** What the person who owns the app does about it; shown on pages. */
  readonly fix: string;
}

export const invalidRequest = { error: "invalid_request", status: 400 } as const;
export const invalidGrant = { error: "invalid_grant", status: 400 } as const;
export const invalidScope = { error: "invalid_scope", status: 400 } as const;
export const invalidClient = { error: "invalid_client", status: 401 } as const;
