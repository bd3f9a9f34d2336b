/**
 * Jobs of GitLab CI. Subjects, as long as the project's `ci_id_token_sub_claim_components` are the usual ones:
 * https://docs.gitlab.com/ci/secrets/id_token_authentication
 */
import { type FederatedCredential, type FederatedFormArgs, makeCredential } from "./federatedCredential";
import { type ArgumentShape, type ExactlyOne, gitRef, readIssuer, requireOne, requireText } from "./formArguments";

/** Which jobs of the project. */
interface GitLabJobs {
  /** `main`, not `refs/heads/main`. */
  readonly branch: string;
  readonly tag: string;
}

interface GitLabProject extends FederatedFormArgs {
  /** Path with all its groups: `group/sub/project`. */
  readonly project: string;
  /** Address of an instance of one's own. @default https://gitlab.com */
  readonly issuer?: string;
}

export type GitLabArgs = GitLabProject & ExactlyOne<GitLabJobs>;

const form = "gitLab";

const usualIssuer = "https://gitlab.com";

const projectShape: ArgumentShape = {
  pattern: /^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)+$/,
  is: "a path with all its groups",
  example: '"group/sub/project"',
};

/**
 * Trusts jobs of a project. The job asks for its token with the credential's audience:
 * `id_tokens: { AZURE_TOKEN: { aud: "api://AzureADTokenExchange" } }`.
 *
 *     gitLab({ project: "contoso/rooms/room-board", branch: "main" })
 *
 * @throws {pulumi.RunError} for arguments from which no subject of GitLab's comes
 */
export function gitLab(args: GitLabArgs): FederatedCredential {
  const project = requireText({ form, name: "project", value: args.project }, projectShape);
  const chosen = requireOne(form, args, ["branch", "tag"]);
  const ref = requireText(chosen, gitRef);
  const identity = {
    issuer: readIssuer({ form, name: "issuer", value: args.issuer }, usualIssuer),
    subject: `project_path:${project}:ref_type:${chosen.name}:ref:${ref}`,
    parts: ["gitlab", ...project.split("/"), chosen.name, ref],
    usualIssuer,
  };
  return makeCredential(identity, args);
}
