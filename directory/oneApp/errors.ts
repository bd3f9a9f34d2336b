/** Why a word that a person typed names no application, or more than one. */
import { ProjectError } from "../../common";
import type { AppSummary } from "../apps/appSelection";

/** Nothing in the tenant goes by that name or id. */
export class AppNotFoundError extends ProjectError {
  override readonly code = "ERR_APP_NOT_FOUND";

  constructor(
    readonly wanted: string,
    /** Names that the person may have meant, best first. */
    readonly nearest: readonly string[],
  ) {
    super(
      `The tenant has no app registration "${wanted}": neither a name in the stack, nor a client id, nor a display name.`,
      nearest.length > 0
        ? `use ${nearest.map((name) => `"${name}"`).join(" or ")}`
        : "`appreg list --all` prints those that the tenant has",
    );
  }
}

/** Display names are not unique, and nobody but the person knows which one is meant. */
export class AppAmbiguousError extends ProjectError {
  override readonly code = "ERR_APP_AMBIGUOUS";

  constructor(
    readonly wanted: string,
    readonly found: readonly Pick<AppSummary, "clientId" | "createdAt">[],
  ) {
    const lines = found.map(({ clientId, createdAt }) => ` - ${clientId}, created ${createdAt.slice(0, 10)}`);
    super(
      `The tenant has ${found.length} app registrations that are called "${wanted}":\n${lines.join("\n")}`,
      "name the one that is meant by its client id",
    );
  }
}

/** The state of the stack knows the app, and the tenant does not hold it any more. */
export class AppGoneError extends ProjectError {
  override readonly code = "ERR_APP_NOT_FOUND";

  constructor(name: string, objectId: string) {
    super(
      `The stack's state knows "${name}" as the object ${objectId}, and the tenant has no such application.`,
      "somebody deleted it: `appreg drift` tells what else is gone, and a refresh followed by `up` makes it anew",
    );
  }
}
